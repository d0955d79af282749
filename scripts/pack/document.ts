import type { Nodes, Root } from "mdast";
import remarkGfm from "remark-gfm";
import remarkParse from "remark-parse";
import { unified } from "unified";
import { visit } from "unist-util-visit";

import { type Block, readBlock } from "./block.ts";
import { type Frontmatter, readFrontmatter } from "./frontmatter.ts";
import type { Place } from "./place.ts";
import type { Text } from "./text.ts";

export interface Document extends Text {
  frontmatter: Frontmatter;
  /** The Markdown below the frontmatter, at the positions it has in the file. */
  tree: Root;
  blocks: Block[];
}

const markdown = unified().use(remarkParse).use(remarkGfm);

export function readDocument({ file, source, lines }: Text): Document {
  const frontmatter = readFrontmatter(source);
  const tree = markdown.parse(blank(source, frontmatter.lines));
  const blocks: Block[] = [];
  visit(tree, "code", (node) => {
    const block = readBlock(file, lines, node);
    if (block) blocks.push(block);
  });
  return { file, source, lines, frontmatter, tree, blocks };
}

/** Empties the first lines but keeps every offset, so that positions below stay true. */
function blank(source: string, lines: number): string {
  let end = 0;
  for (let i = 0; i < lines; i++) end = source.indexOf("\n", end) + 1 || source.length;
  return source.slice(0, end).replaceAll(/[^\r\n]/g, " ") + source.slice(end);
}

/** Where a part of a document's tree stands. */
export function nodePlace({ file }: Text, { position }: Nodes): Place {
  const { start, end } = position ?? { start: { line: 1, column: 1 }, end: { line: 1, column: 1 } };
  return { file, line: start.line, column: start.column, endLine: end.line, endColumn: end.column };
}
