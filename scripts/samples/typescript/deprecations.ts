import { isObjectLiteralExpression, isSpreadAssignment } from "typescript/unstable/ast/is";
import type {
  Node,
  ObjectLiteralElementLike,
  ObjectLiteralExpression,
  SourceFile,
} from "typescript/unstable/ast";
import {
  type Checker,
  type Diagnostic,
  type JSDocTagInfo,
  type Project,
  type Symbol as Declared,
  SymbolFlags,
  type Type,
} from "typescript/unstable/sync";

import type { Deprecation } from "../facts.ts";

const declaredHere = 2798;
const isDeprecated = 6385;

/** Uses the compiler reports itself: names, calls, tags, attributes. */
export function reportedDeprecations(
  file: SourceFile,
  diagnostics: readonly Diagnostic[],
  project: Project,
  read: (path: string) => string,
): Deprecation[] {
  return diagnostics
    .filter(({ reportsDeprecated }) => reportsDeprecated)
    .map((diagnostic) => {
      const { pos: start, end, code, text: message } = diagnostic;
      const told = toldBy(diagnostic, read) ?? lookUp(file, start, project);
      return { start, end, code, message, name: file.text.slice(start, end), ...told };
    });
}

type Told = Pick<Deprecation, "advice" | "declaredIn" | "declaration">;

/** The compiler points at the tag of a function, type or property, and not at a constant's. */
function toldBy(
  { relatedInformation }: Diagnostic,
  read: (path: string) => string,
): Told | undefined {
  const tag = relatedInformation?.find(({ code }) => code === declaredHere);
  if (tag?.fileName === undefined) return undefined;
  const advice = adviceIn(read(tag.fileName).slice(tag.pos, tag.end));
  return { advice, declaredIn: tag.fileName, declaration: `${tag.fileName}:${tag.pos}` };
}

function lookUp(file: SourceFile, start: number, { checker }: Project): Told {
  const symbol = checker.getSymbolAtPosition(file.fileName, start);
  if (!symbol) return { advice: "", declaredIn: "", declaration: "" };
  const isAlias = (symbol.flags & SymbolFlags.Alias) !== 0;
  return toldOf(isAlias ? checker.getAliasedSymbol(symbol) : symbol, checker);
}

function toldOf(symbol: Declared, checker: Checker): Told {
  const tag = deprecatedTag(symbol, checker);
  const [handle] = symbol.declarations;
  const declaration = `${handle?.path}#${handle?.index}`;
  return { advice: tidy(tag?.text ?? ""), declaredIn: handle?.path ?? "", declaration };
}

function deprecatedTag(symbol: Declared, checker: Checker): JSDocTagInfo | undefined {
  return checker.getJsDocTagsOfSymbol(symbol).find(({ name }) => name === "deprecated");
}

/** The text of a `@deprecated` tag without the comment around it. */
function adviceIn(tag: string): string {
  return tidy(
    tag
      .replace(/^@deprecated/, "")
      .replace(/\*\/[^]*$/, "")
      .replaceAll(/\n\s*\* ?/g, "\n"),
  );
}

function tidy(advice: string): string {
  return advice
    .replaceAll(/\{@link(?:code|plain)?\s+([^}|\s]+)[^}]*\}/g, "`$1`")
    .replaceAll(/\s+/g, " ")
    .trim();
}

/** Deprecated properties of object literals, which the compiler lets pass. */
export function literalDeprecations(file: SourceFile, project: Project): Deprecation[] {
  const found: Deprecation[] = [];
  const visit = (node: Node): void => {
    if (isObjectLiteralExpression(node)) found.push(...inLiteral(node, file, project));
    node.forEachChild(visit);
  };
  file.forEachChild(visit);
  return found;
}

function inLiteral(
  node: ObjectLiteralExpression,
  file: SourceFile,
  project: Project,
): Deprecation[] {
  const { checker } = project;
  if (node.properties.length === 0) return [];
  const contextual = checker.getContextualType(node);
  const type = contextual && checker.getNonNullableType(contextual);
  return type
    ? node.properties.flatMap((property) => inProperty(property, type, file, project))
    : [];
}

function inProperty(
  property: ObjectLiteralElementLike,
  type: Type,
  file: SourceFile,
  project: Project,
): Deprecation[] {
  if (isSpreadAssignment(property)) return [];
  const { name } = property;
  const start = name.getStart(file);
  const text = file.text.slice(start, name.end);
  const symbol = project.checker.getPropertyOfType(type, text.replaceAll(/^["']|["']$/g, ""));
  if (!symbol || !deprecatedTag(symbol, project.checker)) return [];
  const message = `'${text}' is deprecated.`;
  const place = { start, end: name.end, code: isDeprecated, message, name: text };
  return [{ ...place, ...toldOf(symbol, project.checker) }];
}
