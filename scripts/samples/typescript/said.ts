import type { Diagnostic, Project as Opened } from "typescript/unstable/async";

/** What the compiler says about the files of a program, by path. */
export interface Said {
  syntax: Map<string, Diagnostic[]>;
  semantics: Map<string, Diagnostic[]>;
  suggestions: Map<string, Diagnostic[]>;
}

/** `paths` undefined asks about all files at once, which several checkers then share. */
export async function ask(opened: Opened, paths?: string[]): Promise<Said> {
  const { program } = opened;
  const files = paths ?? [undefined];
  const [syntax, semantics, suggestions] = await Promise.all([
    askSyntax(opened),
    Promise.all(files.map((path) => program.getSemanticDiagnostics(path))),
    Promise.all(files.map((path) => program.getSuggestionDiagnostics(path))),
  ]);
  return { syntax, semantics: byFile(semantics.flat()), suggestions: byFile(suggestions.flat()) };
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
