import type { ParseError } from "unbash";

import type { Problem } from "../language-check.ts";
import { placeholderAt } from "./placeholder.ts";

/** What the parser stumbled on; a placeholder it stumbled on is told by its own rule. */
export function* syntaxProblems(code: string, errors: readonly ParseError[]): Generator<Problem> {
  const [error] = errors;
  if (!error || isAfterPlaceholder(code, error.pos)) return;
  const start = code.slice(0, error.pos).trimEnd().length;
  yield {
    start: code[error.pos] === undefined ? start : error.pos,
    end: code[error.pos] === undefined ? start : error.pos + 1,
    message: `Malformed command: ${error.message}`,
  };
}

/** `<name>` at a line's end leaves the parser waiting for the file that `>` writes. */
function isAfterPlaceholder(code: string, offset: number): boolean {
  const open = code.lastIndexOf("<", offset - 1);
  if (open === -1 || code.slice(open, offset).includes("\n")) return false;
  return placeholderAt(code, open) !== undefined;
}
