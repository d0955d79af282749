import { type Dirent, lstatSync, readdirSync, realpathSync, statSync } from "node:fs";
import { join, posix, sep } from "node:path";

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
  const walkIn: Walk = { root, home: realpathSync(root), tree };
  enter(walkIn, directory, []);
  return tree;
}

interface Walk {
  root: string;
  /** The root as the file system names it. */
  home: string;
  tree: Tree;
}

function enter(walk: Walk, directory: string, above: string[]): void {
  try {
    const here = realpathSync(join(walk.root, directory));
    const isAbove = above.some((folder) => isWithin(here, folder));
    if (isAbove) walk.tree.faults.push(strayLink(directory, "to a folder above it"));
    else if (above.length === 0 || !isSkill(here)) list(walk, directory, [...above, here]);
  } catch (error) {
    walk.tree.faults.push(refusal(directory, error));
  }
}

function list(walk: Walk, directory: string, above: string[]): void {
  for (const name of readdirSync(join(walk.root, directory)).toSorted()) {
    if (!ignored.has(name)) add(walk, posix.join(directory, name), above);
  }
}

function add(walk: Walk, path: string, above: string[]): void {
  try {
    const kind = statSync(join(walk.root, path));
    // What lies outside is not installed, and may be anything on this machine.
    const isInside = isWithin(walk.home, realpathSync(join(walk.root, path)));
    if (!isInside) walk.tree.faults.push(strayLink(path, "out of the pack"));
    else if (kind.isFile()) walk.tree.files.push(path);
    else if (kind.isDirectory()) enter(walk, path, above);
  } catch (error) {
    walk.tree.faults.push(refusal(path, error));
  }
}

function isWithin(folder: string, path: string): boolean {
  return path === folder || path.startsWith(folder === sep ? sep : folder + sep);
}

export function isSkill(directory: string): boolean {
  const path = join(directory, "SKILL.md");
  // One that cannot be read, or a link to nothing, is somebody's skill too, and is told of.
  return lstatSync(path, { throwIfNoEntry: false }) !== undefined && !isFolder(path);
}

function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch {
    return false;
  }
}

function strayLink(file: string, where: string): Fault {
  const message = `Unexpected symbolic link ${where}, expected a file or folder`;
  return { file, line: 1, column: 1, message };
}

/** Directories of the skills in these folders of a pack, from its root. */
export function listSkills(root: string, folders: string[]): string[] {
  return folders.flatMap((folder) => findSkills(root, posix.normalize(folder))).toSorted();
}

/** Links are not followed: what they lead to is found where it is. */
function findSkills(root: string, folder: string): string[] {
  const here = isSkill(join(root, folder)) ? [folder] : [];
  const below = foldersIn(root, folder).flatMap((path) => findSkills(root, path));
  return [...here, ...below];
}

export function foldersIn(root: string, folder: string): string[] {
  return entriesOf(root, folder).flatMap((entry) =>
    entry.isDirectory() ? posix.join(folder, entry.name) : [],
  );
}

export function filesIn(root: string, folder: string): string[] {
  return entriesOf(root, folder).flatMap((entry) =>
    entry.isFile() ? posix.join(folder, entry.name) : [],
  );
}

/** What stands directly in a folder of the pack; nothing if there is none or we may not look. */
function entriesOf(root: string, folder: string): Dirent[] {
  try {
    const entries = readdirSync(join(root, folder), { withFileTypes: true });
    return entries.filter(({ name }) => !ignored.has(name));
  } catch (error) {
    refusal(folder, error);
    return [];
  }
}
