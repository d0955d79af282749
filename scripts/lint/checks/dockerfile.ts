import type { validate } from "dockerfile-utils";

import { languageCheck, type Problem } from "../language-check.ts";
import { offsets } from "../offsets.ts";

type Reported = ReturnType<typeof validate>[number];

export const dockerfile = languageCheck({
  name: "dockerfile",
  about: "An image must build from what is shown, and keep no secret in its layers.",
  languages: ["dockerfile"],
  async load() {
    const { validate } = await import("dockerfile-utils");
    return ({ code }) => [...syntax(code, validate(code)), ...secrets(code)];
  },
});

function syntax(code: string, reported: Reported[]): Problem[] {
  const offset = offsets(code);
  return reported.map(({ message, range: { start, end } }) => ({
    start: offset(start.line, start.character),
    end: offset(end.line, end.character),
    message: `Malformed Dockerfile: ${typeof message === "string" ? message : message.value}`,
  }));
}

/** `ARG X_SECRET…`, and `ENV X_SECRET=$…` that copies one: both can be read from the image. */
const kept =
  /^[ \t]*(?:ARG[ \t]+|ENV[ \t]+(?=\w+[= ][ \t]*["']?\$))(\w*(?:SECRET|PASSWORD|PRIVATE_KEY|TOKEN)\w*)/gim;

function* secrets(code: string): Generator<Problem> {
  for (const match of code.matchAll(kept)) {
    const name = match[1] ?? "";
    const end = match.index + match[0].length;
    const message = `Unexpected \`${name}\` in the image's history, expected it at run time, or for one step by \`RUN --mount=type=secret,id=${name}\``;
    yield { start: end - name.length, end, message };
  }
}
