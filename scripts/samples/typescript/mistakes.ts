import type { Diagnostic } from "typescript/unstable/sync";

import type { Mistake } from "../facts.ts";

/** `folder` is where the project lives; a reader knows its files from there. */
export function mistakeOf(diagnostic: Diagnostic, folder: string): Mistake {
  const { pos, end, code } = diagnostic;
  return { start: pos, end, code, message: flatten(diagnostic).replaceAll(`${folder}/`, "") };
}

/** A message and what it follows from, as one line. */
function flatten({ text, messageChain = [] }: Diagnostic): string {
  return [text, ...messageChain.map(flatten)].join(" ").replaceAll(/\s*\n\s*/g, " ");
}
