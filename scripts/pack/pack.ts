import { statSync } from "node:fs";
import { join, posix } from "node:path";

import { readSkill, type Skill } from "./skill.ts";
import { findSkills } from "./walk.ts";

export type { Skill } from "./skill.ts";

/** Skills as an agent would find them, read into memory; judges nothing. */
export interface Pack {
  root: string;
  skills: Skill[];
  /** Directories of all skills of the pack, also those that were not asked for. */
  directories: string[];
}

export function readPack(root: string, directories: string[] = listSkills(root)): Pack {
  return { root, skills: directories.map((directory) => readSkill(root, directory)), directories };
}

/** Directories of the skills below these folders of a pack, from its root. */
export function listSkills(root: string, folders: string[] = ["."]): string[] {
  return folders
    .filter((folder) => statSync(join(root, folder), { throwIfNoEntry: false })?.isDirectory())
    .flatMap((folder) => findSkills(root, posix.normalize(folder)))
    .toSorted();
}
