import { fencePlace } from "../../pack/block.ts";
import { extensionOf } from "../../samples/extension.ts";
import type { Check, Finding } from "../check.ts";
import { closeCompilers, type CompiledSkill, compiledSkills } from "../typescript/compiled.ts";
import { unmet } from "../typescript/expectation.ts";
import { findingsFor, judge, type Judged } from "../typescript/findings.ts";

/** `process.env.X` is `string | undefined` here as in a reader's own compiler. */
export const types: Check = {
  name: "types",
  about: "TypeScript and JavaScript must compile against today's SDKs, without deprecated API.",
  perSkill: true,
  covers(block) {
    if (extensionOf(block) === undefined) return undefined;
    if (block.fragment !== undefined) return "fragment";
    return block.error === undefined ? "compiled" : "expected-error";
  },
  async *run(pack, settings) {
    const judged = await judge(pack, settings);
    yield* findingsFor("types", judged);
    yield* unmetExpectations(judged);
    yield* brokenStarters(await compiledSkills(pack, settings.typesFrom));
  },
  close: closeCompilers,
};

function* unmetExpectations(judged: Judged[]): Generator<Finding> {
  for (const { block, charges } of judged) {
    for (const code of unmet(block, charges)) {
      const message = `Unexpected block without ${code}, expected it to fail with that as its fence says`;
      yield { ...fencePlace(block), message, code };
    }
  }
}

/** A block that replaces a starter's file must leave the rest of the starter compiling. */
function* brokenStarters(skills: CompiledSkill[]): Generator<Finding> {
  for (const { bystanders } of skills) {
    for (const { path, starter, facts, replacing } of bystanders) {
      for (const { code, message } of [...facts.syntax, ...facts.mistakes]) {
        const where = `\`${path}\` of the starter \`${starter}\` no longer compiles`;
        yield { ...fencePlace(replacing), message: `${where}: ${message}`, code: `TS${code}` };
      }
    }
  }
}
