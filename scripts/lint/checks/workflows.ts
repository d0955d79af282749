import { posix } from "node:path";

import type { Document } from "yaml";

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
    const blocks = blocksOf(pack).filter(isWorkflow);
    if (blocks.length === 0) return;
    const { parseDocument } = await import("yaml");
    for (const block of blocks) {
      const document = parseDocument(block.code);
      if (document.errors.length > 0) continue;
      yield* schemaFindings(block);
      yield* injections(block, await scripts(document));
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

/** Where the values of all `run` keys stand. */
async function scripts(document: Document): Promise<[start: number, end: number][]> {
  const { isScalar, visit } = await import("yaml");
  const found: [number, number][] = [];
  visit(document, {
    Pair: (_, { key, value }) => {
      if (!isScalar(key) || key.value !== "run" || !isScalar(value) || !value.range) return;
      found.push([value.range[0], value.range[1]]);
    },
  });
  return found;
}

/** Values that anyone who opens an issue or a pull request chooses. */
const chosenByStrangers =
  /\$\{\{\s*(github\.(?:head_ref|event\.(?:[\w.]+\.)?(?:title|body|message|head\.ref|head\.label|label|name|email)))\s*\}\}/g;

/** In a script they are pasted as source text before the shell starts. */
function* injections(block: Block, places: [start: number, end: number][]): Generator<Finding> {
  for (const [from, to] of places) {
    for (const { 0: all, 1: name, index } of block.code
      .slice(from, to)
      .matchAll(chosenByStrangers)) {
      const start = from + index;
      const message = `Unexpected \`${name}\` in a script, expected it by way of \`env\`: a stranger chooses its text, and the shell would run it`;
      yield { ...placeAt(block, start, start + all.length), message };
    }
  }
}
