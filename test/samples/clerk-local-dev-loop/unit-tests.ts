import { rmSync } from "node:fs";
import { join } from "node:path";
import { expect } from "vitest";
import type { Plot } from "../harness/plot.ts";
import type { Scene } from "../harness/scene.ts";
import { commandsUnder, typed } from "../harness/shown.ts";
import { SAMPLE } from "./seeds.ts";

/** Step 2 and webhooks: the skill's own tests, by its own commands, with what it says they print. */
export function unitTests({ walk }: Plot): void {
  for (const heading of ["See that it works", "Webhooks without a tunnel"])
    walk(`${heading}: the tests pass as the skill says`, async (scene) => {
      const [[command, prints] = ["", ""]] = commandsUnder(SAMPLE, heading);
      expect(await outcome(scene, command)).toBe(prints);
    });
}

/** The lines of TAP that the skill shows. */
async function outcome(scene: Scene, command: string): Promise<string> {
  rmSync(join(scene.stage.folder, ".env.local"), { force: true });
  const printed = await typed(scene, command);
  return (printed.match(/^(?:ok|not ok|# pass|# fail).*/gm) ?? []).join("\n");
}
