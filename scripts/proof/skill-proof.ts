/** What is proved of a skill's code. Lines are those that do something when they run. */
export interface SkillProof {
  skill: string;
  /** Of all its code blocks: what the other figures are about. */
  code: string;
  blocks: number;
  compiled: number;
  /** Of TypeScript. */
  lines: number;
  /** Of these, in a file of an app. */
  titledLines: number;
  executedLines: number;
  guards: GuardCount;
}

export interface GuardCount {
  found: number;
  tried: number;
  /** Once it was out, an attacker got in. */
  red: number;
  excused: number;
}

/** A guard that no attack can show, and why. */
export interface Excuse {
  skill: string;
  guard: string;
  reason: string;
}

export interface Proof {
  skills: SkillProof[];
  excuses: Excuse[];
}

export const noGuards: GuardCount = { found: 0, tried: 0, red: 0, excused: 0 };

export function sum(counts: readonly number[]): number {
  return counts.reduce((total, count) => total + count, 0);
}
