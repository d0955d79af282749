import { createHash } from "node:crypto";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { dirname, join } from "node:path";

import { walk } from "../pack/walk.ts";

/** The folder this linter is installed in. */
export const home = join(import.meta.dirname, "../..");

/** Hash of the linter itself: what another version said does not hold for this one. */
export function linterVersion(): string {
  const sources = ["lint", "pack", "samples"].flatMap((folder) =>
    list(join(home, "scripts", folder)),
  );
  return digest([process.version, ...[...sources, ...locks(home)].map(content)]);
}

function list(folder: string): string[] {
  if (!statSync(folder, { throwIfNoEntry: false })) return [];
  return readdirSync(folder, { withFileTypes: true })
    .filter(({ name }) => name !== "node_modules")
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      return entry.isDirectory() ? list(path) : [path];
    })
    .toSorted();
}

/** What a package manager wrote about what is installed, from the nearest folder that has it. */
export function locks(folder: string): string[] {
  const names = [
    "node_modules/.package-lock.json",
    "package-lock.json",
    "pnpm-lock.yaml",
    "yarn.lock",
    "bun.lock",
  ];
  const found = names
    .map((name) => join(folder, name))
    .filter((path) => statSync(path, { throwIfNoEntry: false }));
  const parent = dirname(folder);
  return found.length > 0 || parent === folder ? found : locks(parent);
}

/** Hash of everything in a skill. */
export function skillHash(root: string, directory: string): string {
  const { files, faults } = walk(root, directory);
  const parts = files.flatMap((file) => [file, content(join(root, file))]);
  return digest([...parts, ...faults.map(({ file, message }) => `${file} ${message}`)]);
}

const beside = [
  "package.json",
  "plugin.json",
  ".claude-plugin/plugin.json",
  ".claude-plugin/marketplace.json",
  "README.md",
  "CHANGELOG.md",
];

/** Hash of what a check of the whole pack may look at beside the skills. */
export function rootHash(root: string): string {
  return digest(beside.map((file) => content(join(root, file))));
}

export function digest(parts: (string | Buffer)[]): string {
  const hash = createHash("sha256");
  for (const part of parts) hash.update(`${part.length}:`).update(part);
  return hash.digest("hex");
}

const large = 1024 * 1024;

/** A file's bytes, or something that changes when they do. */
export function content(path: string): string | Buffer {
  try {
    const { size, mtimeMs } = statSync(path);
    return size > large ? `${size} ${mtimeMs}` : readFileSync(path);
  } catch (error) {
    return String(error);
  }
}
