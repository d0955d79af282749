import { isImportDeclaration, isNamedImports, isStringLiteral } from "typescript/unstable/ast/is";
import type { Node, SourceFile } from "typescript/unstable/ast";
import { type Checker, type Project, SymbolFlags, TypeFlags } from "typescript/unstable/async";

import type { Import, ImportedName } from "../facts.ts";

export async function importsOf(
  file: SourceFile,
  project: Project,
  restore: (text: string) => string,
): Promise<Import[]> {
  const imports = file.imports
    .filter(isStringLiteral)
    .map((node) => ({ node, names: namesOf(node.parent) }));
  const types = await typesOf(
    imports.flatMap(({ names }) => names),
    file,
    project,
  );
  return imports.map(({ node, names }) => ({
    specifier: restore(node.text),
    start: node.getStart(file),
    end: node.end,
    names: names.flatMap((name) => types.get(name) ?? []),
  }));
}

function namesOf(node: Node): Node[] {
  const clause = isImportDeclaration(node) ? node.importClause : undefined;
  const bindings = clause?.namedBindings;
  const named =
    bindings === undefined ? [] : isNamedImports(bindings) ? [...bindings.elements] : [bindings];
  return [clause?.name, ...named.map(({ name }) => name)].filter((name) => name !== undefined);
}

/** All at once: each question is a round trip. */
async function typesOf(names: Node[], file: SourceFile, { checker }: Project) {
  const starts = names.map((name) => name.getStart(file));
  const types = names.length === 0 ? [] : await checker.getTypeAtPosition(file.fileName, starts);
  const typed = names.map(async (node, i): Promise<[Node, ImportedName]> => {
    const start = starts[i] ?? 0;
    const isAny = hasAny(types[i]?.flags) && (await isUnchecked(checker, file.fileName, start));
    return [node, { name: file.text.slice(start, node.end), start, end: node.end, isAny }];
  });
  return new Map(await Promise.all(typed));
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
