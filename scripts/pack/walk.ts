import { existsSync, readdirSync, realpathSync, statSync } from "node:fs";
import { join, posix } from "node:path";

import { type Fault, refusal } from "./fault.ts";

export interface Tree {
  /** Paths from the root, with forward slashes. */
  files: string[];
  faults: Fault[];
}

const ignored = new Set([".git", "node_modules", ".DS_Store"]);

/** Every file of the skill in `directory`; links are followed, other skills inside it are not. */
export function walk(root: string, directory: string): Tree {
  const tree: Tree = { files: [], faults: [] };
  enter(root, directory, [], tree);
  return tree;
}

function enter(root: string, directory: string, above: string[], tree: Tree): void {
  try {
    const here = realpathSync(join(root, directory));
    if (above.includes(here)) {
      tree.faults.push(loop(directory));
      return;
    }
    for (const name of readdirSync(here).toSorted()) {
      if (!ignored.has(name)) add(root, posix.join(directory, name), [...above, here], tree);
    }
  } catch (error) {
    tree.faults.push(refusal(directory, error));
  }
}

function add(root: string, path: string, above: string[], tree: Tree): void {
  try {
    const kind = statSync(join(root, path));
    if (kind.isFile()) tree.files.push(path);
    else if (kind.isDirectory() && !isSkill(join(root, path))) enter(root, path, above, tree);
  } catch (error) {
    tree.faults.push(refusal(path, error));
  }
}

export function isSkill(directory: string): boolean {
  return existsSync(join(directory, "SKILL.md"));
}

function loop(file: string): Fault {
  const message = "Unexpected symbolic link to a folder above it, expected a file or folder";
  return { file, line: 1, column: 1, message };
}

/** Directories of the skills in these folders of a pack, from its root. */
export function listSkills(root: string, folders: string[]): string[] {
  return folders
    .filter((folder) => statSync(join(root, folder), { throwIfNoEntry: false })?.isDirectory())
    .flatMap((folder) => findSkills(root, posix.normalize(folder)))
    .toSorted();
}

/** Links are not followed: what they lead to is found where it is. */
function findSkills(root: string, folder: string): string[] {
  const here = isSkill(join(root, folder)) ? [folder] : [];
  const below = readdirSync(join(root, folder), { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !ignored.has(entry.name))
    .flatMap((entry) => findSkills(root, posix.join(folder, entry.name)));
  return [...here, ...below];
}
