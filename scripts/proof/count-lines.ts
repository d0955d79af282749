import type { Block } from "../pack/block.ts";
import type { Skill } from "../pack/pack.ts";
import { extensionOf } from "../samples/extension.ts";
import { blocksOf, pathOf } from "../samples/grow.ts";
import { executableLines } from "./coverage/executable-lines.ts";
import type { BlockRun, JourneyResult } from "./result.ts";
import type { SkillProof } from "./skill-proof.ts";

type Lines = Pick<SkillProof, "lines" | "titledLines" | "executedLines">;

/** The lines of a skill's TypeScript, and how many of them the journeys ran. */
export async function countLines(skill: Skill, results: readonly JourneyResult[]): Promise<Lines> {
  const runs = results.flatMap(({ blocks = [] }) => blocks);
  const total: Lines = { lines: 0, titledLines: 0, executedLines: 0 };
  for (const block of blocksOf(skill)) {
    const extension = extensionOf(block);
    if (extension === undefined || block.error || block.fragment) continue;
    const path = pathOf(block);
    const lines = await executableLines(path ?? `block${extension}`, block.code);
    total.lines += lines.length;
    if (path === undefined) continue;
    total.titledLines += lines.length;
    total.executedLines += executedOf(block, path, runs);
  }
  return total;
}

/** A block for several apps has run where any of them ran it. */
function executedOf({ app }: Block, path: string, runs: readonly BlockRun[]): number {
  const own = runs.filter((run) => run.path === path && (app === undefined || run.starter === app));
  return new Set(own.flatMap(({ executed }) => executed)).size;
}
