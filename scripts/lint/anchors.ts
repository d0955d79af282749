import GithubSlugger from "github-slugger";
import { toString } from "mdast-util-to-string";
import { visit } from "unist-util-visit";

import type { Document } from "../pack/document.ts";

/** Every fragment a link may lead to: headings as GitHub names them, and ids in HTML. */
export function anchorsOf({ tree }: Document): Set<string> {
  const slugger = new GithubSlugger();
  const anchors = new Set<string>();
  visit(tree, (node) => {
    if (node.type === "heading") anchors.add(slugger.slug(toString(node)));
    if (node.type !== "html") return;
    for (const [, id] of node.value.matchAll(/\b(?:id|name)=["']([^"']+)["']/g)) {
      if (id !== undefined) anchors.add(id);
    }
  });
  return anchors;
}
