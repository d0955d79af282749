import { mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

import { digest, home } from "./fingerprint.ts";
import type { Memory } from "./memory.ts";

/** Never in the linted pack, which may not be ours to write to. */
function pathOf(root: string): string {
  return join(home, "node_modules/.cache/skill-lint", `${digest([root]).slice(0, 16)}.json`);
}

export function recall(root: string): Memory | undefined {
  try {
    return JSON.parse(readFileSync(pathOf(root), "utf8"));
  } catch {
    return undefined;
  }
}

/** A cache that cannot be written costs time, not correctness. */
export function remember(root: string, memory: Memory): void {
  const path = pathOf(root);
  const draft = `${path}.${process.pid}`;
  try {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(draft, JSON.stringify(memory));
    renameSync(draft, path);
  } catch {
    return;
  }
}
