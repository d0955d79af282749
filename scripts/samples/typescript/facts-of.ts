import type { Diagnostic, Project as Opened } from "typescript/unstable/async";

import type { Facts } from "../facts.ts";
import { literalDeprecations, reportedDeprecations } from "./deprecations.ts";
import { escapesOf } from "./escapes.ts";
import { importsOf } from "./imports.ts";
import { mistakeOf } from "./mistakes.ts";

export interface Question {
  /** Absolute path of the project's folder, and of the file in it. */
  folder: string;
  path: string;
  /** For code that only has to parse. */
  parseOnly: boolean;
  /** Gives a message the aliases that the code was written with. */
  restore: (text: string) => string;
}

const nothing = { mistakes: [], deprecations: [], imports: [], escapes: [] };

/** What does not parse is not understood either, so nothing more is asked about it. */
export async function factsOf(
  question: Question,
  project: Opened,
  read: (path: string) => string,
): Promise<Facts> {
  const { folder, path, parseOnly, restore } = question;
  const { program } = project;
  const mistake = (one: Diagnostic) => mistakeOf(one, folder, restore);
  const syntax = (await program.getSyntacticDiagnostics(path)).map(mistake);
  const file = parseOnly || syntax.length > 0 ? undefined : await program.getSourceFile(path);
  if (!file) return { syntax, ...nothing };
  const [mistakes, suggestions, literals, imports] = await Promise.all([
    program.getSemanticDiagnostics(path),
    program.getSuggestionDiagnostics(path),
    literalDeprecations(file, project),
    importsOf(file, project, restore),
  ]);
  const reported = await reportedDeprecations(file, suggestions, project, read);
  return {
    syntax,
    mistakes: mistakes.map(mistake),
    deprecations: [...reported, ...literals].toSorted((a, b) => a.start - b.start),
    imports,
    escapes: escapesOf(file),
  };
}
