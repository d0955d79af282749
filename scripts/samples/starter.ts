import { readdirSync, readFileSync } from "node:fs";
import { join, relative, sep } from "node:path";

const folder = join(import.meta.dirname, "starters");

/** What tools leave behind when somebody works inside a starter. */
const leftBehind = /(^|\/)(node_modules|\.next|dist)\/|\.tsbuildinfo$/;

export function listStarters(): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name);
}

/** A starter's files, by path. */
export function readStarter(name: string): Map<string, string> {
  const root = join(folder, name);
  const entries = readdirSync(root, { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(root, join(entry.parentPath, entry.name)).split(sep).join("/"))
    .filter((path) => !leftBehind.test(path))
    .toSorted();
  return new Map(paths.map((path) => [path, readFileSync(join(root, path), "utf8")]));
}
