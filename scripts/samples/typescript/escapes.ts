import { type Node, type SourceFile, SyntaxKind } from "typescript/unstable/ast";
import {
  isAsExpression,
  isModuleDeclaration,
  isStringLiteral,
  isTypeAssertion,
} from "typescript/unstable/ast/is";

import type { Escape } from "../facts.ts";

const directive = /(?:\/\/|\/\*|\{\/\*)[\s/*]*(@ts-(?:ignore|expect-error|nocheck))\b/g;

export function escapesOf(file: SourceFile): Escape[] {
  return [...directivesOf(file.text), ...castsOf(file)].toSorted((a, b) => a.start - b.start);
}

function directivesOf(text: string): Escape[] {
  return Array.from(text.matchAll(directive), (match) => {
    const what = match[1] ?? "";
    const start = match.index + match[0].length - what.length;
    return { what, start, end: start + what.length };
  });
}

function castsOf(file: SourceFile): Escape[] {
  const found: Escape[] = [];
  const visit = (node: Node): void => {
    const escape = escapeAt(node, file);
    if (escape) found.push(escape);
    node.forEachChild(visit);
  };
  file.forEachChild(visit);
  return found;
}

function escapeAt(node: Node, file: SourceFile): Escape | undefined {
  if (isAsExpression(node) && node.type.kind === SyntaxKind.AnyKeyword) {
    return { what: "as any", start: node.expression.end + 1, end: node.end };
  }
  if (isTypeAssertion(node) && node.type.kind === SyntaxKind.AnyKeyword) {
    return { what: "<any>", start: node.getStart(file), end: node.expression.getStart(file) };
  }
  if (isModuleDeclaration(node) && isStringLiteral(node.name)) {
    const what = `declare module "${node.name.text}"`;
    return { what, start: node.name.getStart(file), end: node.name.end };
  }
  return undefined;
}
