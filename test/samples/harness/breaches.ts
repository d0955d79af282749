import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { offSwitch } from "../../../scripts/proof/guards/guard.ts";
import type { Told } from "./plot.ts";
import type { Theatre } from "./theatre.ts";

/** The attacks that succeed without these guards, by their ids. */
export type Breaches = (off: readonly string[]) => Promise<string[]>;

/** Tries every attack on the app without some guards, once for each choice of them. */
export function openBreaches(
  theatre: () => Theatre,
  attacks: Told["attacks"],
  migrations: (off: readonly string[]) => [path: string, code: string][],
): Breaches {
  const known = new Map<string, Promise<string[]>>();
  const tryAll: Breaches = async (off) => {
    const { stage, openScene } = theatre();
    const env = Object.fromEntries(off.map((id) => [offSwitch(id), "off"]));
    for (const [path, code] of migrations(off)) writeFileSync(join(stage.folder, path), code);
    await stage.restart(env);
    const succeeded: string[] = [];
    for (const [attack, act] of attacks) {
      const scene = openScene(env);
      if (await act(scene).catch(() => false)) succeeded.push(attack);
      await scene.close();
    }
    return succeeded;
  };
  return (off) => {
    const key = off.toSorted().join();
    const found = known.get(key) ?? tryAll(off);
    known.set(key, found);
    return found;
  };
}
