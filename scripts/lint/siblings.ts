import { posix } from "node:path";

import type { InlineCode, Parent } from "mdast";
import { toString } from "mdast-util-to-string";
import { visit } from "unist-util-visit";

import { type Document, nodePlace } from "../pack/document.ts";
import type { Finding } from "./check.ts";

/** Skills that a document sends the reader to and the pack does not have. */
export function missingSiblings(document: Document, directories: string[]): Finding[] {
  const names = new Set(directories.map((directory) => posix.basename(directory)));
  const prefix = sharedPrefix([...names]);
  const found: Finding[] = [];
  visit(document.tree, "inlineCode", (node, _, parent) => {
    const name = prefix === undefined ? undefined : node.value.match(/^\/?([a-z0-9-]+)$/)?.[1];
    if (!name?.startsWith(prefix ?? "") || names.has(name)) return;
    if (!parent || !isCalledSkill(node, parent)) return;
    const message = `Unexpected skill \`${name}\`, expected one of this pack`;
    found.push({ ...nodePlace(document, node), message });
  });
  return found;
}

function isCalledSkill(node: InlineCode, { children }: Parent): boolean {
  const i = children.indexOf(node);
  const before = toString(children[i - 1]);
  const after = toString(children[i + 1]);
  return /\bskills?:?\s*$/i.test(before) || /^\s*skills?\b/i.test(after);
}

/** `clerk-`, if that is how all skills begin: only then is a name known to be meant as one of ours. */
function sharedPrefix([first, ...others]: string[]): string | undefined {
  const prefix = `${first?.split("-")[0]}-`;
  return others.length > 0 && others.every((name) => name.startsWith(prefix)) ? prefix : undefined;
}
