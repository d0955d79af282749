import type { Block } from "../pack/block.ts";
import type { Embedded } from "./embedded.ts";

const instruction = /^[ \t]*RUN[ \t]+/gm;
const flags = /^(?:--[\w-]+=\S+(?:[ \t]+|[ \t]*\\\n[ \t]*))*/;
const heredoc = /^<<-?[ \t]*(["']?)(\w+)\1[ \t]*\n/;

/** What the `RUN` lines of a Dockerfile give to a shell; all that stands before is blank. */
export function imageScripts({ code }: Block): Embedded[] {
  if (/^#[ \t]*(escape|syntax)[ \t]*=[ \t]*`/im.test(code) || /^[ \t]*SHELL\b/im.test(code))
    return [];
  return Array.from(code.matchAll(instruction), ({ index, 0: { length } }) => {
    const start = index + length + (flags.exec(code.slice(index + length))?.[0].length ?? 0);
    return scriptAt(code, start);
  }).flatMap((script) => script ?? []);
}

function scriptAt(code: string, start: number): Embedded | undefined {
  const rest = code.slice(start);
  if (rest.startsWith("[")) return undefined;
  const [opening, , word] = heredoc.exec(rest) ?? [];
  const script = opening === undefined ? joined(rest) : bodyOf(rest, opening, word ?? "");
  const before = code.slice(0, start).replaceAll(/[^\n]/g, " ");
  return { code: before + script, at: (offset) => offset };
}

/** Up to the first line that does not go on; Docker takes comments out from between. */
function joined(rest: string): string {
  let script = "";
  for (const [line] of rest.matchAll(/[^\n]*\n?/g)) {
    const isLeftOut = script !== "" && /^[ \t]*(#.*)?\n?$/.test(line);
    script += isLeftOut ? " ".repeat(line.length) : line;
    if (!isLeftOut && !/\\[ \t]*$/.test(line.trimEnd())) return script;
  }
  return script;
}

function bodyOf(rest: string, opening: string, word: string): string {
  const body = rest.slice(opening.length);
  const end = new RegExp(`^\\t*${word}[ \\t]*$`, "m").exec(body)?.index ?? body.length;
  return opening.replaceAll(/[^\n]/g, " ") + body.slice(0, end);
}
