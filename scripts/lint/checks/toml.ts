import type { ParseError } from "toml-eslint-parser";

import { languageCheck, type Problem } from "../language-check.ts";

export const toml = languageCheck({
  name: "toml",
  about: "A tool refuses a TOML file as a whole for one value that is missing its quotes.",
  languages: ["toml"],
  async load() {
    const { ParseError, parseTOML } = await import("toml-eslint-parser");
    return ({ code }) => {
      try {
        parseTOML(code);
        return [];
      } catch (error) {
        if (!(error instanceof ParseError)) throw error;
        return [problem(code, error)];
      }
    };
  },
});

/** What a line lacks is reported where the next begins; the end of the line is meant. */
function problem(code: string, { index, message }: ParseError): Problem {
  const isLacking = /^Un(specified|terminated)/.test(message);
  const start = isLacking ? code.slice(0, index).trimEnd().length : index;
  return { start, end: start, message: `Malformed TOML: ${message}` };
}
