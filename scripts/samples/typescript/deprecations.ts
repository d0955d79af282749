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
  TypeFlags,
} from "typescript/unstable/async";

import type { Deprecation } from "../facts.ts";

const declaredHere = 2798;
const isDeprecated = 6385;

/** Uses the compiler reports itself: names, calls, tags, attributes. */
export function reportedDeprecations(
  file: SourceFile,
  diagnostics: readonly Diagnostic[],
  project: Project,
  read: (path: string) => string,
): Promise<Deprecation[]> {
  const reported = diagnostics
    .filter(({ reportsDeprecated }) => reportsDeprecated)
    .map(async (diagnostic) => {
      const { pos: start, end, code, text: message } = diagnostic;
      const told = toldBy(diagnostic, read) ?? (await lookUp(file, start, project));
      return { start, end, code, message, name: file.text.slice(start, end), ...told };
    });
  return Promise.all(reported);
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

async function lookUp(file: SourceFile, start: number, { checker }: Project): Promise<Told> {
  const symbol = await checker.getSymbolAtPosition(file.fileName, start);
  if (!symbol) return { advice: "", declaredIn: "", declaration: "" };
  const isAlias = (symbol.flags & SymbolFlags.Alias) !== 0;
  const meant = isAlias ? await checker.getAliasedSymbol(symbol) : symbol;
  return toldOf(meant, await deprecatedTag(meant, checker));
}

function toldOf(symbol: Declared, tag: JSDocTagInfo | undefined): Told {
  const [handle] = symbol.declarations;
  const declaration = `${handle?.path}#${handle?.index}`;
  return { advice: tidy(tag?.text ?? ""), declaredIn: handle?.path ?? "", declaration };
}

async function deprecatedTag(symbol: Declared, checker: Checker) {
  const tags = await checker.getJsDocTagsOfSymbol(symbol);
  return tags.find(({ name }) => name === "deprecated");
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
export async function literalDeprecations(
  file: SourceFile,
  project: Project,
): Promise<Deprecation[]> {
  const literals = literalsIn(file).map((literal) => inLiteral(literal, file, project));
  return (await Promise.all(literals)).flat();
}

function literalsIn(file: SourceFile): ObjectLiteralExpression[] {
  const found: ObjectLiteralExpression[] = [];
  const visit = (node: Node): void => {
    if (isObjectLiteralExpression(node) && node.properties.length > 0) found.push(node);
    node.forEachChild(visit);
  };
  file.forEachChild(visit);
  return found;
}

async function inLiteral(
  node: ObjectLiteralExpression,
  file: SourceFile,
  project: Project,
): Promise<Deprecation[]> {
  const { checker } = project;
  const contextual = await checker.getContextualType(node);
  const isUnion = ((contextual?.flags ?? 0) & TypeFlags.Union) !== 0;
  const type = contextual && isUnion ? await checker.getNonNullableType(contextual) : contextual;
  if (!type) return [];
  const properties = node.properties.map((one) => inProperty(one, type, file, project));
  return (await Promise.all(properties)).flat();
}

async function inProperty(
  property: ObjectLiteralElementLike,
  type: Type,
  file: SourceFile,
  { checker }: Project,
): Promise<Deprecation[]> {
  if (isSpreadAssignment(property)) return [];
  const { name } = property;
  const start = name.getStart(file);
  const text = file.text.slice(start, name.end);
  const told = await toldOfProperty(type, text.replaceAll(/^["']|["']$/g, ""), checker);
  const message = `'${text}' is deprecated.`;
  return told ? [{ start, end: name.end, code: isDeprecated, message, name: text, ...told }] : [];
}

const known = new WeakMap<Type, Map<string, Promise<Told | undefined>>>();

/** Asked once: the same few types take most literals. */
function toldOfProperty(type: Type, name: string, checker: Checker): Promise<Told | undefined> {
  const properties = known.get(type) ?? new Map<string, Promise<Told | undefined>>();
  known.set(type, properties);
  const told = properties.get(name) ?? lookUpProperty(type, name, checker);
  properties.set(name, told);
  return told;
}

async function lookUpProperty(type: Type, name: string, checker: Checker) {
  const symbol = await checker.getPropertyOfType(type, name);
  const tag = symbol && (await deprecatedTag(symbol, checker));
  return symbol && tag && toldOf(symbol, tag);
}
