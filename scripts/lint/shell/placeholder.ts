import type { ParseError, parse } from "unbash";

import type { Problem } from "../language-check.ts";
import { walk } from "./nodes.ts";

const angled = /^<[A-Za-z][^<>\n|&;$]*>/;

/** Where `<your-key>` stands: it reads from one file and writes over another. */
export function placeholdersIn(script: ReturnType<typeof parse>, code: string): Problem[] {
  const redirected = [...walk(script)].flatMap((node) =>
    node.type === "Redirect" && node.operator === "<" ? placeholderAt(code, node.pos) : [],
  );
  const [error] = script.errors ?? [];
  return redirected.length === 0 && error ? placeholderBefore(code, error) : redirected;
}

/** At a line's end it leaves the parser waiting for the file that `>` writes. */
function placeholderBefore(code: string, { pos }: ParseError): Problem[] {
  const open = code.lastIndexOf("<", pos - 1);
  return open === -1 || code.slice(open, pos).includes("\n") ? [] : placeholderAt(code, open);
}

function placeholderAt(code: string, start: number): Problem[] {
  const found = angled.exec(code.slice(start))?.[0];
  if (found === undefined) return [];
  const name = found.slice(1, -1).replaceAll(/\W+/g, "_").toUpperCase();
  const message = `Unexpected \`${found}\`, which a shell reads as redirections, expected a plain word such as \`${name}\``;
  return [{ start, end: start + found.length, message }];
}

/** The same code with a plain word of the same length in each place. */
export function fillIn(code: string, places: { start: number; end: number }[]): string {
  return places.reduce(
    (all, { start, end }) => all.slice(0, start) + "_".repeat(end - start) + all.slice(end),
    code,
  );
}
