import { languageCheck, type Problem } from "../language-check.ts";
import { languageOf } from "../language.ts";
import { commandsOf, findPrompt } from "../shell/transcript.ts";

export const shell = languageCheck({
  name: "shell",
  about: "Commands are run as they stand: each must parse, and do what it looks like.",
  languages: ["shell", "console"],
  async load() {
    const { parse } = await import("unbash");
    const { walk } = await import("../shell/nodes.ts");
    const { rules } = await import("../shell/rules.ts");
    const { syntaxProblems } = await import("../shell/syntax.ts");

    const inCommands = function* (code: string): Generator<Problem> {
      const script = parse(code);
      yield* syntaxProblems(code, script.errors ?? []);
      for (const node of walk(script)) for (const rule of rules) yield* rule(node, code);
    };
    return function* (block) {
      const prompt = findPrompt(block.code);
      const isTranscript = languageOf(block) === "console";
      if (prompt && !isTranscript) yield { ...prompt, message: promptMessage };
      yield* inCommands(prompt || isTranscript ? commandsOf(block.code) : block.code);
    };
  },
});

const promptMessage =
  "Unexpected prompt, expected bare commands that can be pasted, or the fence tagged `console`";
