import type { ParseError } from "unbash";

import type { Problem } from "../language-check.ts";

/** What the parser stumbled on first; it stumbles again over what follows. */
export function* syntaxProblems(code: string, [error]: readonly ParseError[]): Generator<Problem> {
  if (!error) return;
  const start = code.slice(0, error.pos).trimEnd().length;
  yield {
    start: code[error.pos] === undefined ? start : error.pos,
    end: code[error.pos] === undefined ? start : error.pos + 1,
    message: `Malformed command: ${error.message}`,
  };
}
