import { watch } from "node:fs";
import { dirname, join } from "node:path";

import type { Target } from "./target.ts";

/** Long enough for an editor's several events for one save, too short to notice. */
const pause = 15;

/** Calls back after something in or beside the targets' skills was saved; returns how to stop. */
export function watchTargets(targets: Target[], onSave: () => void): () => void {
  let timer: NodeJS.Timeout | undefined;
  const soon = () => {
    clearTimeout(timer);
    timer = setTimeout(onSave, pause);
  };
  const watchers = foldersOf(targets).map((folder) => watch(folder, { recursive: true }, soon));
  return () => {
    clearTimeout(timer);
    for (const watcher of watchers) watcher.close();
  };
}

/** The folders that skills stand in, so that a new skill is seen too. */
function foldersOf(targets: Target[]): string[] {
  const folders = targets.flatMap(({ root, directories }) =>
    directories.map((directory) => dirname(join(root, directory))),
  );
  return [...new Set(folders)];
}
