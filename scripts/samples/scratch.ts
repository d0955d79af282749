import { copyFileSync, existsSync, mkdirSync, mkdtempSync } from "node:fs";
import { realpathSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

/** Files on the disk until this process ends, in folders that hold nothing else. */
export interface Scratch {
  /** Absolute, with forward slashes. */
  root: string;
  /** Makes a folder hold exactly these files, by absolute path. */
  put(folder: string, files: Map<string, string>): Changes;
  /** The text of a file that was put. */
  read(path: string): string | undefined;
  remove(): void;
}

export interface Changes {
  changed: string[];
  created: string[];
  deleted: string[];
}

/** Not in `typesFrom`, which may not be ours to write to; but what is imported is found there. */
export function createScratch(typesFrom: string): Scratch {
  const folder = realpathSync(makeFolder());
  const root = linkPackages(folder, typesFrom).replaceAll("\\", "/");
  const texts = new Map<string, string>();
  const folders = new Map<string, string[]>();
  const remove = () => rmSync(folder, { recursive: true, force: true });
  removals.add(remove);
  return {
    root,
    put(name, files) {
      const changes = replace(texts, folders.get(name) ?? [], files);
      folders.set(name, [...files.keys()]);
      return changes;
    },
    read: (path) => texts.get(path),
    remove() {
      removals.delete(remove);
      remove();
    },
  };
}

/** Linux keeps this folder in memory: on a busy disk, taking many files away takes a second. */
function makeFolder(): string {
  if (process.env["TMPDIR"] !== undefined) return mkdtempSync(join(tmpdir(), "skill-lint-"));
  try {
    return mkdtempSync("/dev/shm/skill-lint-");
  } catch {
    return mkdtempSync(join(tmpdir(), "skill-lint-"));
  }
}

const removals = new Set<() => void>();
process.once("exit", () => removals.forEach((remove) => remove()));

/** Node looks for packages in each folder above, so there is one for each that has any. */
function linkPackages(folder: string, typesFrom: string): string {
  const sources = withPackages(typesFrom).toReversed();
  let root = folder;
  for (const source of sources) {
    root = join(root, "in");
    mkdirSync(root);
    symlinkSync(join(source, "node_modules"), join(root, "node_modules"), "junction");
    const manifest = join(source, "package.json");
    if (existsSync(manifest)) copyFileSync(manifest, join(root, "package.json"));
  }
  return root;
}

/** This folder and those above that have packages, the nearest first. */
function withPackages(folder: string): string[] {
  const own = existsSync(join(folder, "node_modules")) ? [folder] : [];
  const above = dirname(folder);
  return above === folder ? own : [...own, ...withPackages(above)];
}

function replace(texts: Map<string, string>, before: string[], files: Map<string, string>) {
  const changes: Changes = { changed: [], created: [], deleted: [] };
  for (const path of before) {
    if (files.has(path)) continue;
    rmSync(path);
    texts.delete(path);
    changes.deleted.push(path);
  }
  for (const [path, text] of files) {
    const known = texts.get(path);
    if (known === text) continue;
    if (known === undefined) mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
    texts.set(path, text);
    changes[known === undefined ? "created" : "changed"].push(path);
  }
  return changes;
}
