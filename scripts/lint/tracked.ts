import { spawnSync } from "node:child_process";
import { lstatSync, readFileSync, readlinkSync } from "node:fs";
import { join } from "node:path";
import { deflateSync } from "node:zlib";

/** Size of all files git tracks here; 0 outside a repository. */
export function trackedBytes(root: string): number {
  return sum(trackedFiles(root), (path) => lstatSync(path).size);
}

/** What a clone of these files carries to a user: git sends each compressed. */
export function downloadBytes(root: string): number {
  return sum(trackedFiles(root), (path) => deflateSync(stored(path)).length);
}

function trackedFiles(root: string): string[] {
  // A repository's own settings may name programs; with these it runs none.
  const safely = ["-c", "core.fsmonitor=false", "-c", "core.hooksPath=/dev/null"];
  const git = spawnSync("git", [...safely, "ls-files", "-z"], { cwd: root, encoding: "utf8" });
  if (git.status !== 0) return [];
  return git.stdout
    .split("\0")
    .filter((file) => file !== "")
    .map((file) => join(root, file))
    .filter((path) => lstatSync(path, { throwIfNoEntry: false })?.isDirectory() === false);
}

function stored(path: string): string | Buffer {
  return lstatSync(path).isSymbolicLink() ? readlinkSync(path) : readFileSync(path);
}

function sum(paths: string[], bytesOf: (path: string) => number): number {
  return paths.reduce((bytes, path) => bytes + bytesOf(path), 0);
}
