import type { Guard } from "../../../scripts/proof/guards/guard.ts";
import { instrument } from "../../../scripts/proof/guards/instrument.ts";
import { sqlGuards, sqlWithout } from "../../../scripts/proof/guards/instrument-sql.ts";
import { growSample, startersOf } from "../../../scripts/samples/grow.ts";
import { lineOf, skillOf } from "./theatre.ts";

/** A sample in which every guard has a switch. */
export interface Switched {
  guards: Guard[];
  /** The code of a block with its switches. */
  rewrite: (starter: string, path: string, code: string) => string;
  /** The migrations without these guards, by their path. */
  migrations: (off: readonly string[]) => [path: string, code: string][];
}

export function switched(name: string): Switched {
  const { starter } = lineOf(name);
  const guards: Guard[] = [];
  const codes = new Map<string, string>();
  const migrations: { path: string; code: string; own: Guard[] }[] = [];
  for (const app of new Set([starter, ...scriptsBeside(name)])) {
    for (const [path, { code }] of growSample(skillOf(name), app).blocks) {
      if (path.endsWith(".sql")) {
        const own = sqlGuards(path, code, guards.length + 1);
        migrations.push({ path, code, own });
        guards.push(...own);
      } else {
        const done = instrument(path, code, guards.length + 1);
        codes.set(`${app}:${path}`, done.code);
        guards.push(...done.guards);
      }
    }
  }
  return {
    guards,
    rewrite: (app, path, code) => codes.get(`${app}:${path}`) ?? code,
    migrations: (off) =>
      migrations.map(({ path, code, own }) => [path, sqlWithout(code, own, off)]),
  };
}

function scriptsBeside(name: string): string[] {
  return startersOf(skillOf(name)).includes("node") ? ["node"] : [];
}
