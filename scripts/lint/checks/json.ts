import type { Node, ParseError } from "jsonc-parser";

import { languageCheck, type Problem } from "../language-check.ts";
import { languageOf } from "../language.ts";

export const json = languageCheck({
  name: "json",
  about: "A tool reads JSON strictly: a comment, a trailing comma or a bare name stops it.",
  languages: ["json", "jsonc"],
  async load() {
    const { parseTree, printParseErrorCode } = await import("jsonc-parser");
    return (block) => {
      const isLoose = languageOf(block) === "jsonc";
      const errors: ParseError[] = [];
      const options = { disallowComments: !isLoose, allowTrailingComma: isLoose };
      const tree = parseTree(block.code, errors, { ...options, allowEmptyContent: true });
      const [first] = errors;
      if (first) return [problem(block.code, first, printParseErrorCode(first.error))];
      return tree ? repeated(tree) : [];
    };
  },
});

/** What the parser wanted, by its own code; what it found we read ourselves. */
const expected: Record<string, string> = {
  InvalidCommentToken: "no comment in JSON, or the fence tagged `jsonc`",
  InvalidSymbol: "a value: a string in double quotes, a number, `true`, `false` or `null`",
  PropertyNameExpected: "a property name in double quotes",
  ValueExpected: "a value",
  ColonExpected: "`:`",
  CommaExpected: "`,`",
  CloseBraceExpected: "`}`",
  CloseBracketExpected: "`]`",
  EndOfFileExpected: "the end: one value is a whole JSON file",
  UnexpectedEndOfString: '`"` to close the string on its line',
  InvalidEscapeCharacter: "an escape that JSON knows",
};

function problem(code: string, { offset, length }: ParseError, name: string): Problem {
  const found = code.slice(offset, offset + length).split("\n")[0] ?? "";
  const what = found === "" ? "end of JSON" : `\`${found}\``;
  const message = `Unexpected ${what}, expected ${expected[name] ?? "JSON"}`;
  return { start: offset, end: offset + length, message };
}

function* repeated(node: Node): Generator<Problem> {
  const seen = new Set<unknown>();
  for (const child of node.children ?? []) {
    yield* repeated(child);
    const [key] = child.type === "property" ? (child.children ?? []) : [];
    if (!key) continue;
    if (seen.has(key.value)) yield twice(key);
    seen.add(key.value);
  }
}

function twice({ offset, length, value }: Node): Problem {
  const message = `Unexpected second \`${String(value)}\`, expected each key once: only the last counts`;
  return { start: offset, end: offset + length, message };
}
