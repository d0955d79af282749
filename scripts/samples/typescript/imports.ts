import { isImportDeclaration, isNamedImports, isStringLiteral } from "typescript/unstable/ast/is";
import type { ImportClause, Node, SourceFile } from "typescript/unstable/ast";
import { type Checker, type Project, SymbolFlags, TypeFlags } from "typescript/unstable/async";

import type { Import, ImportedName } from "../facts.ts";

export function importsOf(
  file: SourceFile,
  project: Project,
  restore: (text: string) => string,
): Promise<Import[]> {
  const imports = file.imports.filter(isStringLiteral).map(async (node) => {
    const names = isImportDeclaration(node.parent) ? namesOf(node.parent.importClause) : [];
    return {
      specifier: restore(node.text),
      start: node.getStart(file),
      end: node.end,
      names: await typed(names, file, project),
    };
  });
  return Promise.all(imports);
}

function namesOf(clause: ImportClause | undefined): Node[] {
  const bindings = clause?.namedBindings;
  const named =
    bindings === undefined ? [] : isNamedImports(bindings) ? [...bindings.elements] : [bindings];
  return [clause?.name, ...named.map(({ name }) => name)].filter((name) => name !== undefined);
}

async function typed(names: Node[], file: SourceFile, { checker }: Project) {
  if (names.length === 0) return [];
  const starts = names.map((name) => name.getStart(file));
  const types = await checker.getTypeAtPosition(file.fileName, starts);
  const all = names.map(async ({ end }, i): Promise<ImportedName> => {
    const start = starts[i] ?? 0;
    const isAny = hasAny(types[i]?.flags) && (await isUnchecked(checker, file.fileName, start));
    return { name: file.text.slice(start, end), start, end, isAny };
  });
  return Promise.all(all);
}

function hasAny(flags: TypeFlags = 0): boolean {
  return (flags & TypeFlags.Any) !== 0;
}

/** The name of a type shows as `any` where it is imported, so ask what it stands for. */
async function isUnchecked(checker: Checker, path: string, start: number): Promise<boolean> {
  const symbol = await checker.getSymbolAtPosition(path, start);
  if (!symbol) return true;
  const isAlias = (symbol.flags & SymbolFlags.Alias) !== 0;
  const meant = isAlias ? await checker.getAliasedSymbol(symbol) : symbol;
  if (await checker.isUnknownSymbol(meant)) return true;
  const isType = (meant.flags & SymbolFlags.Value) === 0;
  const type = isType
    ? await checker.getDeclaredTypeOfSymbol(meant)
    : await checker.getTypeOfSymbol(meant);
  return hasAny(type?.flags);
}
