import { isImportDeclaration, isNamedImports, isStringLiteral } from "typescript/unstable/ast/is";
import type { ImportClause, Node, SourceFile } from "typescript/unstable/ast";
import { type Checker, type Project, SymbolFlags, TypeFlags } from "typescript/unstable/sync";

import type { Import, ImportedName } from "../facts.ts";

export function importsOf(
  file: SourceFile,
  project: Project,
  restore: (text: string) => string,
): Import[] {
  return file.imports.flatMap((node) => {
    if (!isStringLiteral(node)) return [];
    const names = isImportDeclaration(node.parent) ? namesOf(node.parent.importClause) : [];
    return {
      specifier: restore(node.text),
      start: node.getStart(file),
      end: node.end,
      names: typed(names, file, project),
    };
  });
}

function namesOf(clause: ImportClause | undefined): Node[] {
  const bindings = clause?.namedBindings;
  const named =
    bindings === undefined ? [] : isNamedImports(bindings) ? [...bindings.elements] : [bindings];
  return [clause?.name, ...named.map(({ name }) => name)].filter((name) => name !== undefined);
}

function typed(names: Node[], file: SourceFile, { checker }: Project): ImportedName[] {
  if (names.length === 0) return [];
  const starts = names.map((name) => name.getStart(file));
  const types = checker.getTypeAtPosition(file.fileName, starts);
  return names.map(({ end }, i) => {
    const start = starts[i] ?? 0;
    const isAny = hasAny(types[i]?.flags) && isUnchecked(checker, file.fileName, start);
    return { name: file.text.slice(start, end), start, end, isAny };
  });
}

function hasAny(flags: TypeFlags = 0): boolean {
  return (flags & TypeFlags.Any) !== 0;
}

/** The name of a type shows as `any` where it is imported, so ask what it stands for. */
function isUnchecked(checker: Checker, path: string, start: number): boolean {
  const symbol = checker.getSymbolAtPosition(path, start);
  if (!symbol) return true;
  const meant = symbol.flags & SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
  if (checker.isUnknownSymbol(meant)) return true;
  if ((meant.flags & SymbolFlags.Value) === 0)
    return hasAny(checker.getDeclaredTypeOfSymbol(meant).flags);
  return hasAny(checker.getTypeOfSymbol(meant)?.flags);
}
