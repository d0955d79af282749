import type { Diagnostic, Project as Opened } from "typescript/unstable/async";

import type { Facts } from "../facts.ts";
import { literalDeprecations, reportedDeprecations } from "./deprecations.ts";
import { escapesOf } from "./escapes.ts";
import { importsOf } from "./imports.ts";
import { mistakeOf } from "./mistakes.ts";
import type { Said } from "./said.ts";

export interface Question {
  /** Absolute path of the project's folder, and of the file in it. */
  folder: string;
  path: string;
  /** For code that only has to parse. */
  parseOnly: boolean;
  /** Gives a message the aliases that the code was written with. */
  restore: (text: string) => string;
  /** The text of any file the compiler sees. */
  read: (path: string) => string;
}

const nothing = { mistakes: [], deprecations: [], imports: [], escapes: [] };

/** What does not parse is not understood either, so nothing more is asked about it. */
export async function factsOf(question: Question, opened: Opened, said: Said): Promise<Facts> {
  const { folder, path, parseOnly, restore, read } = question;
  const mistake = (one: Diagnostic) => mistakeOf(one, folder, restore);
  const syntax = (said.syntax.get(path) ?? []).map(mistake);
  const isRead = !parseOnly && syntax.length === 0;
  const file = isRead ? await opened.program.getSourceFile(path) : undefined;
  if (!file) return { syntax, ...nothing };
  const [imports, literals, mistakes, reported] = await Promise.all([
    importsOf(file, opened, restore),
    literalDeprecations(file, opened),
    said.semantics.then((all) => (all.get(path) ?? []).map(mistake)),
    said.suggestions.then((all) => reportedDeprecations(file, all.get(path) ?? [], opened, read)),
  ]);
  return {
    syntax,
    mistakes,
    deprecations: [...reported, ...literals].toSorted((a, b) => a.start - b.start),
    imports,
    escapes: escapesOf(file),
  };
}
