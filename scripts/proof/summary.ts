import { type GuardCount, type Proof, type SkillProof, sum } from "./skill-proof.ts";

/** The figures of all skills together, and of each. */
export interface Summary {
  blocks: number;
  compiled: number;
  lines: number;
  titledLines: number;
  executedLines: number;
  guards: GuardCount;
  skills: SkillProof[];
}

export function summaryOf({ skills }: Proof): Summary {
  const total = (count: (one: SkillProof) => number) => sum(skills.map(count));
  return {
    blocks: total(({ blocks }) => blocks),
    compiled: total(({ compiled }) => compiled),
    lines: total(({ lines }) => lines),
    titledLines: total(({ titledLines }) => titledLines),
    executedLines: total(({ executedLines }) => executedLines),
    guards: {
      found: total(({ guards }) => guards.found),
      tried: total(({ guards }) => guards.tried),
      red: total(({ guards }) => guards.red),
      excused: total(({ guards }) => guards.excused),
    },
    skills,
  };
}
