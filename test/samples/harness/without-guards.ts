import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Guard, offSwitch } from "../../../scripts/proof/guards/guard.ts";
import { type GuardRun, keepResult } from "../../../scripts/proof/result.ts";
import { switched } from "./switched.ts";
import type { Told } from "./plot.ts";
import { openTheatre, root, type Theatre } from "./theatre.ts";

type Placed = Guard & { starter: string };

/** Takes out each guard of a sample: an attacker must now get in, or nothing shows that it guards. */
export function withoutGuards(name: string, { attacks, excuses }: Told): void {
  const { guards, rewrite, migrations } = switched(name);
  if (guards.length === 0) return withNoGuards(name);
  describe(name, () => {
    let theatre: Theatre;
    const runs: GuardRun[] = [];
    beforeAll(async () => {
      theatre = await openTheatre({ name, isWatched: false, rewrite, env: building });
    });
    afterAll(async () => {
      await theatre?.close();
      keepResult(root, "guards", { sample: name, guards: runs });
    });

    const known = new Map<string, Promise<string[]>>();
    /** The attacks that succeed without these guards. */
    const breaches = (off: string[]): Promise<string[]> => {
      const key = off.toSorted().join();
      const found = known.get(key) ?? tryAll(off);
      known.set(key, found);
      return found;
    };
    const tryAll = async (off: string[]): Promise<string[]> => {
      const env = Object.fromEntries(off.map((id) => [offSwitch(id), "off"]));
      for (const [path, code] of migrations(off))
        writeFileSync(join(theatre.stage.folder, path), code);
      await theatre.stage.restart(env);
      const succeeded: string[] = [];
      for (const [attack, act] of attacks) {
        const scene = theatre.openScene(env);
        if (await act(scene).catch(() => false)) succeeded.push(attack);
        await scene.close();
      }
      return succeeded;
    };
    const judge = async (guard: Placed): Promise<GuardRun> => {
      const alone = await breaches([guard.id]);
      if (alone[0] !== undefined) return { ...guard, verdict: "red", because: alone[0] };
      const excuse = excuses.find(([part]) => placeOf(guard).includes(part))?.[1];
      if (excuse) return { ...guard, verdict: "excused", because: excuse };
      for (const other of nearestFirst(guard, guards)) {
        const known = await breaches([other.id]);
        const both = await breaches([guard.id, other.id]);
        const added = both.find((attack) => !known.includes(attack));
        if (added)
          return { ...guard, verdict: "red", because: `${added}, with ${placeOf(other)} gone too` };
      }
      return { ...guard, verdict: "open", because: "no attack succeeds" };
    };

    test("with every guard in place nobody gets in", async () => {
      expect(await breaches([])).toEqual([]);
    });

    test.each(guards.map((guard) => [placeOf(guard), guard] as const))(
      "without %s",
      async (_, guard) => {
        const run = await judge(guard);
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

const building = {
  GUARDS: "switched",
  NEXT_ADAPTER_PATH: join(root, "scripts/stage/next-adapter.mjs"),
};

/** The others; those of its file and of the database, which mostly back it up, before the rest. */
function nearestFirst(guard: Placed, guards: readonly Placed[]): Placed[] {
  const isNear = ({ path }: Placed): boolean => path === guard.path || path.endsWith(".sql");
  const others = guards.filter((other) => other !== guard);
  return [...others.filter(isNear), ...others.filter((other) => !isNear(other))];
}

function placeOf({ path, line, text }: Guard): string {
  return `${path}:${line} ${text}`;
}
