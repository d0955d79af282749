import type { Skill } from "../pack/pack.ts";
import { startersOf } from "../samples/grow.ts";
import { switchGuards } from "./guards/switch-guards.ts";
import type { GuardRun, JourneyResult } from "./result.ts";
import type { Excuse, GuardCount } from "./skill-proof.ts";

export function countGuards(skill: Skill, results: readonly JourneyResult[]): GuardCount {
  const runs = guardRuns(results);
  const found = startersOf(skill).map((starter) => switchGuards(skill, starter).guards.length);
  const excused = runs.filter(({ verdict }) => verdict === "excused").length;
  return {
    found: found.reduce((total, count) => total + count, 0),
    tried: runs.length - excused,
    red: runs.filter(({ verdict }) => verdict === "red").length,
    excused,
  };
}

export function excusesOf(skill: Skill, results: readonly JourneyResult[]): Excuse[] {
  return guardRuns(results)
    .filter(({ verdict }) => verdict === "excused")
    .map(({ path, text, because }) => ({
      skill: skill.name,
      guard: `${path}: ${text}`,
      reason: because,
    }));
}

function guardRuns(results: readonly JourneyResult[]): GuardRun[] {
  return results.flatMap(({ guards = [] }) => guards);
}
