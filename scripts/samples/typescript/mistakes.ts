import type { Diagnostic } from "typescript/unstable/async";

import type { Mistake } from "../facts.ts";

/** `folder` is where the project lives; a reader knows its files from there. */
export function mistakeOf(
  diagnostic: Diagnostic,
  folder: string,
  restore: (text: string) => string,
): Mistake {
  const { pos, end, code } = diagnostic;
  const message = restore(flatten(diagnostic)).replaceAll(`${folder}/`, "");
  return { start: pos, end, code, message };
}

/** A message and what it follows from, as one line. */
function flatten({ text, messageChain = [] }: Diagnostic): string {
  return [text, ...messageChain.map(flatten)].join(" ").replaceAll(/\s*\n\s*/g, " ");
}
