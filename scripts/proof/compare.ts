import type { Proof, SkillProof } from "./skill-proof.ts";

/** Where the figures written down are better than those seen now, or tell of less than all. */
export function shortfalls(written: Proof, seen: Proof): string[] {
  return [...seen.skills.flatMap(worse), ...written.skills.flatMap(untried)];

  function worse(now: SkillProof): string[] {
    const then = written.skills.find(({ skill }) => skill === now.skill);
    if (!then) return [`PROOF.md does not know ${now.skill}.`];
    if (then.code !== now.code) return [`PROOF.md is about other code of ${now.skill}.`];
    return figures.flatMap(([name, figure, isEnough]) => {
      const [before, after] = [figure(then), figure(now)];
      return isEnough(before, after)
        ? []
        : [`${now.skill}: PROOF.md says ${before} ${name}, seen were ${after}.`];
    });
  }
}

function untried({ skill, guards: { found, tried, excused } }: SkillProof): string[] {
  const rest = found - tried - excused;
  return rest === 0
    ? []
    : [`${rest} guards of ${skill} were never taken out: \`npm run proof -- --mutate ${skill}\`.`];
}

type Figure = [name: string, of: (one: SkillProof) => number, isEnough: Compare];
type Compare = (written: number, seen: number) => boolean;

const same: Compare = (written, seen) => written === seen;
const atLeast: Compare = (written, seen) => seen >= written;

/** A line that only some runs reach may be executed once more, never once less. */
const figures: Figure[] = [
  ["blocks", ({ blocks }) => blocks, same],
  ["compiled blocks", ({ compiled }) => compiled, same],
  ["lines", ({ lines }) => lines, same],
  ["lines in apps", ({ titledLines }) => titledLines, same],
  ["executed lines", ({ executedLines }) => executedLines, atLeast],
  ["guards", ({ guards }) => guards.found, same],
  ["red guards", ({ guards }) => guards.red, atLeast],
];
