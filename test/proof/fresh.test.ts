import { join } from "node:path";
import { expect, test } from "vitest";
import { readPack } from "../../scripts/pack/pack.ts";
import { codeHash } from "../../scripts/proof/code-hash.ts";
import { readProof } from "../../scripts/proof/prove.ts";

const root = join(import.meta.dirname, "../..");

test("PROOF.md is about the code that stands in the skills; if not, `npm run proof`", () => {
  const now = readPack(root).skills.map((skill) => [skill.name, codeHash(skill)]);
  expect(readProof(root).skills.map(({ skill, code }) => [skill, code])).toEqual(now);
});
