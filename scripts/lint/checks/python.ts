import type { Diagnostic } from "@astral-sh/ruff-wasm-nodejs";

import { compileOnce } from "../compile-once.ts";
import { languageCheck, type Problem } from "../language-check.ts";
import { offsets } from "../offsets.ts";

export const python = languageCheck({
  name: "python",
  about: "Python must at least parse: a wrong indent or bracket is a program that does not start.",
  languages: ["python"],
  async load() {
    compileOnce();
    const { PositionEncoding, Workspace } = await import("@astral-sh/ruff-wasm-nodejs");
    const options = { "target-version": "py313", lint: { select: [] } };
    const workspace = new Workspace(options, PositionEncoding.Utf16);
    return ({ code }) => problems(code, workspace.check(code));
  },
});

/** One mistake makes the parser stumble again further down; the first is the one to mend. */
function problems(code: string, [first]: Diagnostic[]): Problem[] {
  if (!first) return [];
  const { message, start_location: start, end_location: end } = first;
  const offset = offsets(code);
  return [
    {
      start: offset(start.row - 1, start.column - 1),
      end: offset(end.row - 1, end.column - 1),
      message: `Malformed Python: ${message}`,
    },
  ];
}
