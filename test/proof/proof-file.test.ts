import { expect, test } from "vitest";
import { shortfalls } from "../../scripts/proof/compare.ts";
import { parseProof, renderProof } from "../../scripts/proof/proof-file.ts";
import type { Proof, SkillProof } from "../../scripts/proof/skill-proof.ts";

const one: SkillProof = {
  skill: "one",
  code: "0123456789ab",
  blocks: 9,
  compiled: 8,
  lines: 70,
  titledLines: 60,
  executedLines: 50,
  guards: { found: 3, tried: 2, red: 2, excused: 1 },
};
const proof: Proof = {
  skills: [one],
  excuses: [{ skill: "one", guard: "a.ts: has({ a }) || b", reason: "because" }],
};

test("what is written down is read back as it was", () => {
  expect(parseProof(renderProof(proof, []))).toEqual(proof);
});

test.each<[string, Partial<SkillProof>, number]>([
  ["the same", {}, 0],
  ["more lines than written down", { executedLines: 55 }, 0],
  ["fewer lines", { executedLines: 49 }, 1],
  ["a guard that is no longer red", { guards: { ...one.guards, red: 1 } }, 1],
  ["other code", { code: "ba9876543210" }, 1],
])("seeing %s is told", (_, change, problems) => {
  const seen = { ...proof, skills: [{ ...one, ...change }] };
  expect(shortfalls(proof, seen)).toHaveLength(problems);
});

test("a guard that was never taken out is told", () => {
  const written = { ...proof, skills: [{ ...one, guards: { ...one.guards, tried: 1 } }] };
  expect(shortfalls(written, written)).toHaveLength(1);
});
