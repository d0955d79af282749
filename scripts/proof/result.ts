import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Guard } from "./guards/guard.ts";

/** How much of a block ran on a journey: line numbers of its code, from 1. */
export interface BlockRun {
  starter: string;
  path: string;
  executable: number[];
  executed: number[];
}

/** What became of a guard that was taken out. */
export interface GuardRun extends Guard {
  starter: string;
  /** `open`: nobody got in, which nobody has explained. */
  verdict: "red" | "excused" | "open";
  /** The attack that succeeded, the guards that had to go too, or the excuse. */
  because: string;
}

/** What a journey leaves behind for `npm run proof`. */
export interface JourneyResult {
  sample: string;
  blocks?: BlockRun[];
  guards?: GuardRun[];
}

export function keepResult(root: string, kind: "walk" | "guards", result: JourneyResult): void {
  const file = resultFile(root, kind, result.sample);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, JSON.stringify(result));
}

export function readResult(
  root: string,
  kind: "walk" | "guards",
  sample: string,
): JourneyResult | undefined {
  const file = resultFile(root, kind, sample);
  return existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : undefined;
}

export function resultFile(root: string, kind: "walk" | "guards", sample: string): string {
  return join(root, ".cache", "proof", `${sample}.${kind}.json`);
}
