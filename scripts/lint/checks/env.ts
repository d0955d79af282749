import { type Entry, readEnvFile } from "../env-file.ts";
import { languageCheck, type Problem } from "../language-check.ts";

export const env = languageCheck({
  name: "env",
  about:
    "Tools read an .env file differently where it is loose: spaces, open quotes, a name twice.",
  languages: ["env"],
  load: () => (block) => problems(block.code),
});

function* problems(code: string): Generator<Problem> {
  const names = new Set<string>();
  for (const entry of readEnvFile(code)) {
    yield* inEntry(entry);
    if (entry.name === undefined) continue;
    if (names.has(entry.name)) yield at(entry.start, entry.name, twice(entry.name));
    names.add(entry.name);
  }
}

function* inEntry({ start, text, name, equals, value, openQuote }: Entry): Generator<Problem> {
  if (name === undefined) {
    yield at(start, text, `Unexpected \`${text}\`, expected \`NAME=value\` or \`# comment\``);
  } else if (openQuote !== undefined) {
    yield at(
      equals.start + equals.length,
      openQuote,
      `Unexpected \`${openQuote}\` that nothing closes, expected it after the value too`,
    );
  } else if (equals.length > 1 && value !== "") {
    yield {
      start: equals.start,
      end: equals.start + equals.length,
      message: `Unexpected space around \`=\`, expected \`${name}=\` and the value: Docker and shells keep or refuse it`,
    };
  }
}

function twice(name: string): string {
  return `Unexpected second \`${name}\`, expected each name once: which one counts depends on the tool`;
}

function at(start: number, text: string, message: string): Problem {
  return { start, end: start + text.length, message };
}
