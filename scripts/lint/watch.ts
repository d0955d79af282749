import { watch } from "node:fs";
import { dirname, join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";

import type { Target } from "./target.ts";

/** Long enough for an editor's several events for one save, too short to notice. */
const pause = 5;

/** Comes by each time something in or beside the targets' skills was saved; many saves are one. */
export function watchSaves(targets: Target[]): AsyncGenerator<undefined> {
  const saves = { isWaiting: false, wake: () => {} };
  for (const folder of foldersOf(targets)) {
    watch(folder, { recursive: true }, () => {
      saves.isWaiting = true;
      saves.wake();
    });
  }
  return each(saves);
}

async function* each(saves: { isWaiting: boolean; wake: () => void }) {
  for (;;) {
    if (!saves.isWaiting) await new Promise<void>((done) => (saves.wake = done));
    await wait(pause);
    saves.isWaiting = false;
    yield;
  }
}

/** The folders that skills stand in, so that a new skill is seen too. */
function foldersOf(targets: Target[]): string[] {
  const folders = targets.flatMap(({ root, directories }) =>
    directories.map((directory) => dirname(join(root, directory))),
  );
  return [...new Set(folders)];
}
