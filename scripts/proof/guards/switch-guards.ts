import type { Skill } from "../../pack/pack.ts";
import { growSample } from "../../samples/grow.ts";
import type { Guard } from "./guard.ts";
import { instrument } from "./instrument.ts";
import { sqlGuards, sqlWithout } from "./instrument-sql.ts";

/** An app of a skill in which every guard has a switch. */
export interface Switched {
  guards: Guard[];
  /** The code of each block with its switches, by path. */
  codes: Map<string, string>;
  /** The migrations without these guards, by path: SQL has no switch to ask. */
  migrations: (off: readonly string[]) => [path: string, code: string][];
}

/** Guards are counted on from `first`. */
export function switchGuards(skill: Skill, starter: string, first = 1): Switched {
  const guards: Guard[] = [];
  const codes = new Map<string, string>();
  const migrations: { path: string; code: string; own: Guard[] }[] = [];
  for (const [path, { code }] of growSample(skill, starter).blocks) {
    const next = first + guards.length;
    if (path.endsWith(".sql")) {
      const own = sqlGuards(path, code, next);
      migrations.push({ path, code, own });
      guards.push(...own);
    } else {
      const done = instrument(path, code, next);
      codes.set(path, done.code);
      guards.push(...done.guards);
    }
  }
  return {
    guards,
    codes,
    migrations: (off) =>
      migrations.map(({ path, code, own }) => [path, sqlWithout(code, own, off)]),
  };
}
