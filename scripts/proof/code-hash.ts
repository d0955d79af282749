import { createHash } from "node:crypto";
import type { Skill } from "../pack/pack.ts";
import { blocksOf } from "../samples/grow.ts";

/** Changes with a skill's code and fences, and with nothing else: a typo in prose needs no browser. */
export function codeHash(skill: Skill): string {
  const said = blocksOf(skill).map(({ lang, meta, code }) => [lang, meta, code]);
  return createHash("sha256").update(JSON.stringify(said)).digest("hex").slice(0, 12);
}
