import type { Html, Nodes, Parent } from "mdast";

import { type Document, nodePlace } from "../pack/document.ts";
import type { Place } from "../pack/place.ts";

/** `<!-- lint-ignore check: reason -->`: for what follows it, or `lint-ignore-file` for the file. */
export interface Suppression {
  place: Place;
  check: string;
  reason: string;
  /** Lines it holds for. */
  from: number;
  to: number;
}

const comment = /^<!--\s*lint-ignore(-file)?(?:\s+([\w-]+))?\s*(?::\s*([\s\S]*?))?\s*-->/;

export function suppressions(document: Document): Suppression[] {
  return within(document.tree, document);
}

function within(parent: Parent, document: Document): Suppression[] {
  return parent.children.flatMap((child, i) => {
    if (child.type === "html") return read(child, parent.children.slice(i + 1), document);
    return "children" in child ? within(child, document) : [];
  });
}

function read(node: Html, following: Nodes[], document: Document): Suppression[] {
  const match = comment.exec(node.value);
  if (!match || !node.position) return [];
  const { start, end } = node.position;
  const target = following.find((next) => !(next.type === "html" && comment.test(next.value)));
  const isWhole = match[1] !== undefined;
  return [
    {
      place: nodePlace(document, node),
      check: match[2] ?? "",
      reason: match[3] ?? "",
      from: isWhole ? 1 : start.line,
      to: isWhole ? document.lines.length : (target?.position?.end.line ?? end.line),
    },
  ];
}
