import { posix } from "node:path";

import { type Block, placeAt } from "../../pack/block.ts";
import type { Check, Finding } from "../check.ts";
import { blocksOf, languageOf } from "../language.ts";
import { offsets } from "../offsets.ts";

export const workflows: Check = {
  name: "workflows",
  about:
    "GitHub refuses a workflow with one unknown key, and runs what a stranger wrote into a title.",
  perSkill: true,
  covers: (block) => (isWorkflow(block) ? "parsed" : undefined),
  async *run(pack) {
    for (const block of blocksOf(pack).filter(isWorkflow)) {
      yield* schemaFindings(block);
      yield* injections(block);
    }
  },
};

/** By its path, or by the two keys that every workflow has. */
function isWorkflow(block: Block): boolean {
  if (languageOf(block) !== "yaml") return false;
  if (block.title !== undefined) return posix.dirname(block.title).endsWith(".github/workflows");
  return /^["']?on["']?:/m.test(block.code) && /^jobs:/m.test(block.code);
}

async function* schemaFindings(block: Block): AsyncGenerator<Finding> {
  const { NoOperationTraceWriter, parseWorkflow } = await import("@actions/workflow-parser");
  const { parseDocument } = await import("yaml");
  if (parseDocument(block.code).errors.length > 0) return;
  const file = { name: block.title ?? "workflow.yml", content: block.code };
  const offset = offsets(block.code);
  for (const error of parseWorkflow(
    file,
    new NoOperationTraceWriter(),
  ).context.errors.getErrors()) {
    const { start, end } = error.range ?? {
      start: { line: 1, column: 1 },
      end: { line: 1, column: 1 },
    };
    const place = placeAt(
      block,
      offset(start.line - 1, start.column - 1),
      offset(end.line - 1, end.column - 1),
    );
    yield { ...place, message: `Malformed workflow: ${error.rawMessage}` };
  }
}

/** Values that anyone who opens an issue or a pull request chooses. */
const chosenByStrangers =
  /\$\{\{\s*(github\.(?:head_ref|event\.(?:[\w.]+\.)?(?:title|body|message|head\.ref|head\.label|label|name|email)))\s*\}\}/g;

/** In a script they are pasted as source text before the shell starts. */
function* injections(block: Block): Generator<Finding> {
  for (const script of block.code.matchAll(/^([ \t-]*)run:(.*(?:\n(?:\1[ \t]+.*|[ \t]*$))*)/gm)) {
    for (const match of script[0].matchAll(chosenByStrangers)) {
      const start = script.index + match.index;
      const message = `Unexpected \`${match[1]}\` in a script, expected it by way of \`env\`: a stranger chooses its text, and the shell would run it`;
      yield { ...placeAt(block, start, start + match[0].length), message };
    }
  }
}
