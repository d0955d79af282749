import type { Diagnostic, Project as Opened } from "typescript/unstable/async";

/** What the compiler says about the files of a program, by path; the syntax is told first. */
export interface Said {
  syntax: Map<string, Diagnostic[]>;
  semantics: Promise<Map<string, Diagnostic[]>>;
  suggestions: Promise<Map<string, Diagnostic[]>>;
}

/** `paths` undefined asks about all files at once, which several checkers then share. */
export async function ask(opened: Opened, paths?: string[]): Promise<Said> {
  const { program } = opened;
  const files = paths ?? [undefined];
  const semantics = Promise.all(files.map((path) => program.getSemanticDiagnostics(path)));
  const suggestions = Promise.all(files.map((path) => program.getSuggestionDiagnostics(path)));
  // If the syntax is never told, nobody comes to wait for these.
  void Promise.allSettled([semantics, suggestions]);
  return {
    syntax: await askSyntax(opened),
    semantics: semantics.then((all) => byFile(all.flat())),
    suggestions: suggestions.then((all) => byFile(all.flat())),
  };
}

/** What does not parse; that costs nothing to ask about all files. */
export async function askSyntax({ program }: Opened): Promise<Map<string, Diagnostic[]>> {
  return byFile(await program.getSyntacticDiagnostics());
}

function byFile(diagnostics: readonly Diagnostic[]): Map<string, Diagnostic[]> {
  const files = new Map<string, Diagnostic[]>();
  for (const diagnostic of diagnostics) {
    const path = diagnostic.fileName ?? "";
    files.set(path, [...(files.get(path) ?? []), diagnostic]);
  }
  return files;
}
