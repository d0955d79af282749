import { readdirSync, readFileSync } from "node:fs";
import { join, relative, sep } from "node:path";

import { type Document, readDocument } from "./document.ts";

export interface Skill {
  /** The directory's name. */
  name: string;
  /** Path of its directory from the pack's root. */
  directory: string;
  /** Every file in it, from its own directory. */
  files: Set<string>;
  documents: Document[];
}

/** Skills as an agent would find them, read into memory; judges nothing. */
export interface Pack {
  root: string;
  skills: Skill[];
}

export function readPack(root: string): Pack {
  const skills = readdirSync(join(root, "skills"), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => readSkill(root, join("skills", entry.name), entry.name));
  return { root, skills };
}

function readSkill(root: string, directory: string, name: string): Skill {
  const base = join(root, directory);
  const files = readdirSync(base, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => slashes(relative(base, join(entry.parentPath, entry.name))))
    .toSorted();
  const documents = files
    .filter((file) => file.endsWith(".md"))
    .map((file) =>
      readDocument(slashes(join(directory, file)), readFileSync(join(base, file), "utf8")),
    );
  return { name, directory: slashes(directory), files: new Set(files), documents };
}

function slashes(path: string): string {
  return path.split(sep).join("/");
}
