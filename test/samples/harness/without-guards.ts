import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type GuardRun, keepResult } from "../../../scripts/proof/result.ts";
import { watchedBuild } from "../../../scripts/stage/stage.ts";
import { openBreaches } from "./breaches.ts";
import { judge, placeOf } from "./judge.ts";
import type { Told } from "./plot.ts";
import { switched } from "./switched.ts";
import { openTheatre, root, type Theatre } from "./theatre.ts";

/** Takes out each guard of a sample: an attacker must now get in, or nothing shows that it guards. */
export function withoutGuards(name: string, { attacks, excuses }: Told): void {
  const { guards, rewrite, migrations } = switched(name);
  if (guards.length === 0) return withNoGuards(name);
  describe(name, () => {
    let theatre: Theatre;
    const runs: GuardRun[] = [];
    const breaches = openBreaches(() => theatre, attacks, migrations);
    beforeAll(async () => {
      theatre = await openTheatre({ name, isWatched: false, rewrite, env: building });
    });
    afterAll(async () => {
      await theatre?.close();
      keepResult(root, "guards", { sample: name, guards: runs });
    });

    test("with every guard in place nobody gets in", async () => {
      expect(await breaches([])).toEqual([]);
    });

    test.each(guards.map((guard) => [placeOf(guard), guard] as const))(
      "without %s",
      async (_, guard) => {
        const run = await judge(guard, guards, excuses, breaches);
        runs.push(run);
        expect(run.verdict, run.because).not.toBe("open");
      },
      // One that ran out of time would go on, and restart the app below the next one.
      10 * 60_000,
    );

    test("no excuse is idle", () => {
      const used = runs.map(({ because }) => because);
      expect(excuses.filter(([, reason]) => !used.includes(reason))).toEqual([]);
    });
  });
}

/** A file without a test would count as failed. */
function withNoGuards(name: string): void {
  test(`${name} has no guard`, () => keepResult(root, "guards", { sample: name, guards: [] }));
}

const building = { ...watchedBuild, GUARDS: "switched" };
