import { execFileSync } from "node:child_process";
import { pathToFileURL } from "node:url";

/** Clones what is committed: a directory with ignored files would be installed with them. */
export function cloneHead(repository: string, folder: string): void {
  git(".", "clone", "--quiet", "--depth", "1", pathToFileURL(repository).href, folder);
}

/** Tracked paths that differ from HEAD, which a clone of HEAD does not show. */
export function uncommitted(repository: string): string[] {
  return git(repository, "status", "--porcelain").split("\n").filter(Boolean);
}

function git(folder: string, ...args: string[]): string {
  return execFileSync("git", args, { cwd: folder, encoding: "utf8" });
}
