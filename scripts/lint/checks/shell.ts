import { type Block, placeAt } from "../../pack/block.ts";
import type { Check, Finding } from "../check.ts";
import { imageScripts } from "../image.ts";
import { languageCheck } from "../language-check.ts";
import { blocksOf, languageOf } from "../language.ts";
import { commandsOf, findPrompt } from "../shell/transcript.ts";
import { isWorkflow, workflowScripts } from "../workflow.ts";

const commands = languageCheck({
  name: "shell",
  about: "Commands are run as they stand: each must parse, and do what it looks like.",
  languages: ["shell", "console"],
  async load() {
    const { inCommands } = await import("../shell/commands.ts");
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

export const shell: Check = {
  ...commands,
  async *run(pack, settings) {
    yield* commands.run(pack, settings);
    for (const block of blocksOf(pack)) yield* inScripts(block);
  },
};

/** Workflows and images give commands to a shell too. */
async function* inScripts(block: Block): AsyncGenerator<Finding> {
  const scripts = await scriptsIn(block);
  if (scripts.length === 0) return;
  const { inCommands } = await import("../shell/commands.ts");
  for (const { code, at } of scripts) {
    for (const { start, end, ...said } of inCommands(code)) {
      yield { ...placeAt(block, at(start), at(end)), ...said };
    }
  }
}

async function scriptsIn(block: Block) {
  if (languageOf(block) === "dockerfile") return imageScripts(block);
  return isWorkflow(block) ? workflowScripts(block) : [];
}
