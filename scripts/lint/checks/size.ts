import { mainDocument } from "../../pack/skill.ts";
import type { Check, Finding } from "../check.ts";

/** Close enough to what tokenizers count for English and code. */
const charactersPerToken = 4;

export const size: Check = {
  name: "size",
  about: "All of SKILL.md is read into the agent's context, which it shares with the user's work.",
  perSkill: true,
  *run(pack, { rules }) {
    if (!rules.size) return;
    for (const skill of pack.skills) {
      const main = mainDocument(skill);
      if (!main) continue;
      const { file, source } = main;
      const lines = source.trimEnd().split("\n").length;
      const tokens = Math.ceil(source.length / charactersPerToken);
      yield* limit(file, lines, rules.size.lines, "lines");
      yield* limit(file, tokens, rules.size.tokens, "tokens");
    }
  },
};

function* limit(file: string, n: number, most: number, noun: string): Generator<Finding> {
  if (n <= most) return;
  const message = `Unexpected length of ${n} ${noun}, expected at most ${most}; move detail to references/`;
  const line = noun === "lines" ? most + 1 : 1;
  yield { file, line, column: 1, endLine: line, endColumn: 1, message };
}
