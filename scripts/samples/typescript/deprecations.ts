import { isObjectLiteralExpression, isSpreadAssignment } from "typescript/unstable/ast/is";
import type {
  Node,
  ObjectLiteralElementLike,
  ObjectLiteralExpression,
  SourceFile,
} from "typescript/unstable/ast";
import type { Diagnostic, Project, Symbol as Declared, Type } from "typescript/unstable/sync";

import type { Deprecation } from "../facts.ts";

const declaredHere = 2798;
const isDeprecated = 6385;

/** Uses the compiler reports itself: names, calls, tags, attributes. */
export function reportedDeprecations(
  text: string,
  diagnostics: readonly Diagnostic[],
  read: (path: string) => string,
): Deprecation[] {
  return diagnostics
    .filter(({ reportsDeprecated }) => reportsDeprecated)
    .map(({ pos: start, end, code, text: message, relatedInformation }) => {
      const name = text.slice(start, end);
      const tag = relatedInformation?.find((one) => one.code === declaredHere);
      const declaredIn = tag?.fileName ?? "";
      const advice = tag && declaredIn ? adviceIn(read(declaredIn).slice(tag.pos, tag.end)) : "";
      const declaration = `${declaredIn}:${tag?.pos ?? message}`;
      return { start, end, code, message, name, advice, declaredIn, declaration };
    });
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
  const tag =
    symbol && project.checker.getJsDocTagsOfSymbol(symbol).find((one) => one.name === "deprecated");
  if (!symbol || !tag) return [];
  const message = `'${text}' is deprecated.`;
  const place = { start, end: name.end, code: isDeprecated, message, name: text };
  return [{ ...place, advice: tidy(tag.text ?? ""), ...declarationOf(symbol) }];
}

function declarationOf({ declarations }: Declared) {
  const [handle] = declarations;
  return { declaredIn: handle?.path ?? "", declaration: `${handle?.path}#${handle?.index}` };
}
