import ts from "typescript6";
import { type Guard, offSwitch } from "./guard.ts";
import { removalOf } from "./removals.ts";

/** A file with a switch beside each of its guards, and the guards. */
export interface Instrumented {
  code: string;
  guards: Guard[];
}

/** Guards are counted on from `first`. What runs in a browser guards nothing, and has none. */
export function instrument(path: string, code: string, first: number): Instrumented {
  if (!/\.tsx?$/.test(path) || /^\s*["']use client["']/.test(code)) return { code, guards: [] };
  const file = ts.createSourceFile(path, code, ts.ScriptTarget.Latest, true);
  const guards: Guard[] = [];
  const switched = (node: ts.Node): string => {
    const inner = rewritten(node);
    const removal = removalOf(node);
    if (!removal) return inner;
    const id = String(first + guards.length);
    const line = file.getLineAndCharacterOfPosition(node.getStart()).line + 1;
    guards.push({ id, path, line, text: oneLine(node.getText()) });
    return removal(inner).replaceAll("OFF", `(process.env.${offSwitch(id)} === "off")`);
  };
  /** The node's text, with every guard inside it switched. */
  const rewritten = (node: ts.Node): string => {
    let text = "";
    let at = node.getStart();
    ts.forEachChild(node, (child) => {
      text += code.slice(at, child.getStart()) + switched(child);
      at = child.getEnd();
    });
    return text + code.slice(at, node.getEnd());
  };
  const body = rewritten(file);
  return { code: code.slice(0, file.getStart()) + body + code.slice(file.getEnd()), guards };
}

function oneLine(text: string): string {
  return text.replaceAll(/\s+/g, " ");
}
