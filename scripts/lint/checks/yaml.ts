import { languageCheck } from "../language-check.ts";

export const yaml = languageCheck({
  name: "yaml",
  about: "A reader pastes YAML as it stands; one wrong indent or a key twice changes what it says.",
  languages: ["yaml"],
  async load() {
    const { parseAllDocuments } = await import("yaml");
    return ({ code }) =>
      [...parseAllDocuments(code)]
        .flatMap(({ errors }) => errors.slice(0, 1))
        .map(({ pos: [start, end], message }) => ({
          start,
          end,
          message: `Malformed YAML: ${headline(message)}`,
        }));
  },
});

/** The parser appends the place in the block and a picture of it; ours is in the Markdown. */
function headline(message: string): string {
  return message.replace(/ at line \d+, column \d+:?[\s\S]*$/, "");
}
