import { type Block, placeAt } from "../../pack/block.ts";
import type { Check, Finding } from "../check.ts";
import { blocksOf } from "../language.ts";
import { offsets } from "../offsets.ts";
import { isWorkflow, type Run, runsIn } from "../workflow.ts";

export const workflows: Check = {
  name: "workflows",
  about:
    "GitHub refuses a workflow with one unknown key, and runs what a stranger wrote into a title.",
  perSkill: true,
  covers: (block) => (isWorkflow(block) ? "parsed" : undefined),
  async *run(pack) {
    const blocks = blocksOf(pack).filter(isWorkflow);
    if (blocks.length === 0) return;
    const { parseDocument } = await import("yaml");
    for (const block of blocks) {
      const document = parseDocument(block.code);
      if (document.errors.length > 0) continue;
      yield* schemaFindings(block);
      yield* injections(block, await runsIn(document));
    }
  },
};

async function* schemaFindings(block: Block): AsyncGenerator<Finding> {
  const { NoOperationTraceWriter, parseWorkflow } = await import("@actions/workflow-parser");
  const file = { name: block.title ?? "workflow.yml", content: block.code };
  const { errors } = parseWorkflow(file, new NoOperationTraceWriter()).context;
  const offset = offsets(block.code);
  for (const { range, rawMessage } of errors.getErrors()) {
    const { start, end } = range ?? { start: top, end: top };
    const from = offset(start.line - 1, start.column - 1);
    const to = offset(end.line - 1, end.column - 1);
    yield { ...placeAt(block, from, to), message: `Malformed workflow: ${rawMessage}` };
  }
}

const top = { line: 1, column: 1 };

/** Values that anyone who opens an issue or a pull request chooses. */
const chosenByStrangers =
  /\$\{\{\s*(github\.(?:head_ref|event\.(?:[\w.]+\.)?(?:title|body|message|head\.ref|head\.label|label|name|email)))\s*\}\}/g;

/** In a script they are pasted as source text before the shell starts. */
function* injections(block: Block, runs: Run[]): Generator<Finding> {
  for (const { start: from, end: to } of runs) {
    for (const { 0: all, 1: name, index } of block.code
      .slice(from, to)
      .matchAll(chosenByStrangers)) {
      const start = from + index;
      const message = `Unexpected \`${name}\` in a script, expected it by way of \`env\`: a stranger chooses its text, and the shell would run it`;
      yield { ...placeAt(block, start, start + all.length), message };
    }
  }
}
