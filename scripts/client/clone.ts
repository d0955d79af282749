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

/** Bytes of every tracked file. */
export function trackedSizes(repository: string): Map<string, number> {
  const rows = git(repository, "ls-tree", "-r", "-z", "--long", "HEAD").split("\0");
  return new Map(
    rows.filter(Boolean).map((row) => {
      const [entry = "", file = ""] = row.split("\t");
      return [file, Number(entry.split(/\s+/)[3])];
    }),
  );
}

function git(folder: string, ...args: string[]): string {
  return execFileSync("git", args, { cwd: folder, encoding: "utf8", maxBuffer: 2 ** 26 });
}
