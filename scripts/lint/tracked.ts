import { spawnSync } from "node:child_process";
import { lstatSync } from "node:fs";
import { join } from "node:path";

/** Size of all files git tracks here, which is what a user downloads; 0 outside a repository. */
export function trackedBytes(root: string): number {
  // A repository's own settings may name programs; with these it runs none.
  const safely = ["-c", "core.fsmonitor=false", "-c", "core.hooksPath=/dev/null"];
  const git = spawnSync("git", [...safely, "ls-files", "-z"], { cwd: root, encoding: "utf8" });
  if (git.status !== 0) return 0;
  return git.stdout
    .split("\0")
    .filter((file) => file !== "")
    .reduce((sum, file) => sum + sizeOf(join(root, file)), 0);
}

function sizeOf(path: string): number {
  return lstatSync(path, { throwIfNoEntry: false })?.size ?? 0;
}
