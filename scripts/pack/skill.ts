import { basename, join, posix } from "node:path";

import type { Document } from "./document.ts";
import type { Fault } from "./fault.ts";
import { readShallow } from "./shallow.ts";
import { readText, type Text } from "./text.ts";
import { walk } from "./walk.ts";

export interface Skill {
  /** The directory's name. */
  name: string;
  /** Path of its directory from the pack's root. */
  directory: string;
  /** Every file in it, from its own directory. */
  files: Set<string>;
  documents: Document[];
  /** Its other files that are text, such as scripts. */
  texts: Text[];
  /** Files that could not be read. */
  faults: Fault[];
}

/** Documents that are as they were in `earlier` are not parsed again. */
export function readSkill(root: string, directory: string, earlier?: Skill): Skill {
  const { files, faults } = walk(root, directory);
  const skill: Skill = {
    name: basename(join(root, directory)),
    directory,
    files: new Set(files.map((file) => posix.relative(directory, file))),
    documents: [],
    texts: [],
    faults,
  };
  for (const file of files) addFile(skill, file, readText(root, file), earlier);
  return skill;
}

/** A picture is no fault, but a document that is not text is. */
function addFile(skill: Skill, file: string, read: Text | Fault, earlier?: Skill): void {
  const isMarkdown = /\.(md|markdown)$/i.test(file);
  if ("message" in read) {
    if (isMarkdown) skill.faults.push(read);
  } else if (isMarkdown) {
    const known = earlier?.documents.find((document) => document.file === file);
    const document = known?.source === read.source ? known : readShallow(read);
    if ("message" in document) skill.faults.push(document);
    else skill.documents.push(document);
  } else skill.texts.push(read);
}

/** The document an agent reads first; undefined if it could not be read. */
export function mainDocument({ directory, documents }: Skill): Document | undefined {
  return documents.find(({ file }) => file === posix.join(directory, "SKILL.md"));
}
