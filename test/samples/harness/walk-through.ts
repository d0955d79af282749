import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { executableLines } from "../../../scripts/proof/coverage/executable-lines.ts";
import { executedLines, seenLines } from "../../../scripts/proof/coverage/executed-lines.ts";
import type { ScriptCoverage } from "../../../scripts/proof/coverage/script-coverage.ts";
import { type BlockRun, keepResult } from "../../../scripts/proof/result.ts";
import { growSample } from "../../../scripts/samples/grow.ts";
import type { Told } from "./plot.ts";
import type { Scene } from "./scene.ts";
import { type CoverageOf, lineOf, openTheatre, root, skillOf, type Theatre } from "./theatre.ts";

/** The app as the skill says it: people get what they should, attackers nothing. */
export function walkThrough(name: string, { walks, attacks }: Told, isWatched: boolean): void {
  describe(name, () => {
    let theatre: Theatre;
    const seen: ScriptCoverage[] = [];
    beforeAll(async () => {
      theatre = await openTheatre({ name, isWatched });
    });
    afterAll(() =>
      theatre?.close(async (ranIn) => {
        const blocks = await blockRuns(name, theatre, (folder) => [...seen, ...ranIn(folder)]);
        keepResult(root, "walk", { sample: name, blocks });
      }),
    );
    const play = async <T>(act: (scene: Scene) => Promise<T>): Promise<T> => {
      const scene = theatre.openScene();
      try {
        return await act(scene);
      } catch (error) {
        await scene.explain();
        throw error;
      } finally {
        seen.push(...(await scene.close()));
      }
    };
    test.each(walks)("%s", (_, act) => play(act));
    test.each(attacks)("refused: %s", async (_, act) => {
      expect(await play(act)).toBe(false);
    });
  });
}

async function blockRuns(
  name: string,
  { stage }: Theatre,
  coverageOf: CoverageOf,
): Promise<BlockRun[]> {
  const { starter } = lineOf(name);
  const folders: [string, string | undefined][] = [
    [starter, stage.folder],
    ...(starter === "node" ? [] : [["node", stage.scripts] as [string, string | undefined]]),
  ];
  const runs = folders.map(async ([app, folder]) =>
    folder === undefined ? [] : runsIn(name, app, coverageOf(folder)),
  );
  return (await Promise.all(runs)).flat();
}

async function runsIn(
  name: string,
  starter: string,
  coverage: ScriptCoverage[],
): Promise<BlockRun[]> {
  const { blocks } = growSample(skillOf(name), starter);
  const seen = seenLines(coverage, [...blocks.keys()]);
  const runs = [...blocks].map(async ([path, { code }]) => {
    const executable = await executableLines(path, code);
    return {
      starter,
      path,
      executable,
      executed: executedLines(executable, seen.get(path) ?? new Map()),
    };
  });
  return (await Promise.all(runs)).filter(({ executable }) => executable.length > 0);
}
