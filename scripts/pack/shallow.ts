import type { Nodes } from "mdast";

import { type Document, readDocument } from "./document.ts";
import type { Fault } from "./fault.ts";
import type { Text } from "./text.ts";

/** Far above what anybody writes, and below what a walk through the tree can take. */
const deepest = 100;

/** Parsing it takes minutes, so it is seen before. */
const deepLine = /^(?:[ \t]*(?:>|(?:[-*+]|\d{1,9}[.)])[ \t])){101}|^[ \t]{400}/m;

/** A document, unless it is nested so deep that it was written to stop its reader. */
export function readShallow(text: Text): Document | Fault {
  if (deepLine.test(text.source)) return refuse(text);
  try {
    const document = readDocument(text);
    return isDeep(document.tree) ? refuse(text) : document;
  } catch (error) {
    if (error instanceof RangeError) return refuse(text);
    throw error;
  }
}

function isDeep(tree: Nodes): boolean {
  let level: Nodes[] = [tree];
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > deepest) return true;
    level = level.flatMap((node) => ("children" in node ? node.children : []));
  }
  return false;
}

function refuse({ file }: Text): Fault {
  const message = `Unexpected nesting of quotes, lists or emphasis, expected at most ${deepest} levels`;
  return { file, line: 1, column: 1, message };
}
