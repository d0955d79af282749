import { readSkill, type Skill } from "./skill.ts";
import { listSkills } from "./walk.ts";

export type { Skill } from "./skill.ts";

/** Skills as an agent would find them, read into memory; judges nothing. */
export interface Pack {
  root: string;
  skills: Skill[];
  /** Directories of all its skills, also of those that are not in `skills`. */
  directories: string[];
  /** False if there are skills that nobody asked for. */
  isWhole: boolean;
}

export function readPack(root: string, folders: string[] = ["skills"]): Pack {
  const directories = listSkills(root, folders);
  const skills = directories.map((directory) => readSkill(root, directory));
  return { root, skills, directories, isWhole: true };
}
