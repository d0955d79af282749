import type { Crash, Work } from "./complete.ts";
import type { CheckFacts, Memory } from "./memory.ts";
import type { Target } from "./target.ts";

const compiling = ["types", "context", "packages"];

/** The compiler is by far the slowest, so it sets to work before anything else is loaded. */
export async function readAhead(memory: Memory, target: Target, only = compiling): Promise<void> {
  const { root, directories, settings } = target;
  const unknown = directories.filter((directory) => !memory.skills[directory]);
  if (unknown.length === 0 || !compiling.some((name) => only.includes(name))) return;
  const { readAhead } = await import("./typescript/read-ahead.ts");
  readAhead(root, unknown, settings.typesFrom);
}

export async function describeChecks(): Promise<CheckFacts[]> {
  const { checks } = await import("./checks.ts");
  return checks.map(({ name, about, perSkill = false }) => ({ name, about, perSkill }));
}

/** Brings memory up to date, with the checks and the pack that were not needed until now. */
export async function learn(work: Work, selected: Set<string>): Promise<Crash[]> {
  const { complete } = await import("./complete.ts");
  return complete(work, selected);
}
