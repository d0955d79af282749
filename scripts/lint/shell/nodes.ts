import { type Command, forEachChild, type SyntaxNode } from "unbash";

import type { Problem } from "../language-check.ts";

/** A node and everything below it, in the order of the text. */
export function* walk(node: SyntaxNode): Generator<SyntaxNode> {
  yield node;
  const children: SyntaxNode[] = [];
  forEachChild(node, (child) => {
    children.push(child);
  });
  for (const child of children) yield* walk(child);
}

export function nameOf(node: SyntaxNode): string | undefined {
  return node.type === "Command" ? node.name?.value : undefined;
}

/** The words a command is called with, without redirections and assignments. */
export function wordsOf({ suffix }: Command) {
  return suffix.filter((word) => word.type === "Word");
}

/** A problem that spans a node. */
export function problem({ pos, end }: { pos: number; end: number }, message: string): Problem {
  return { start: pos, end, message };
}
