import type { Block } from "../../pack/block.ts";
import type { Charge } from "./verdict.ts";

/** What is left of the charges when those that `error="…"` announces are taken away. */
export function unexpected({ error }: Block, charges: Charge[]): Charge[] {
  const codes = codesIn(error);
  return charges.filter((charge) => !charge.codes.some((code) => codes.has(code)));
}

/** Codes that `error="…"` announces and nothing is charged with. */
export function unmet({ error }: Block, charges: Charge[]): string[] {
  const met = new Set(charges.flatMap(({ codes }) => codes));
  return [...codesIn(error)].filter((code) => !met.has(code)).map((code) => `TS${code}`);
}

function codesIn(error = ""): Set<number> {
  return new Set(Array.from(error.matchAll(/\bTS(\d+)\b/g), (match) => Number(match[1])));
}
