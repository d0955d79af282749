import type { Code } from "mdast";

import { parseMeta, type Word } from "./meta.ts";
import { type Place, type Position, positions } from "./place.ts";

/** A fenced code block: a file that happens to live in Markdown. */
export interface Block {
  file: string;
  /** Line of the opening fence. */
  fenceLine: number;
  fenceColumn: number;
  fenceEnd: number;
  /** Line of the first line of code. */
  line: number;
  /** For each line of code, how many columns its container (list, quote, fence indent) takes. */
  indents: number[];
  /** The tag as written, in lower case; empty where there is none. */
  lang: string;
  meta: Word[];
  code: string;
  isClosed: boolean;
  title?: string;
  app?: string;
  error?: string;
  fragment?: string;
  unrun?: string;
}

const openingFence = /^\s*(`{3,}|~{3,})/;

/** Reads a fence; undefined for code that is only indented. */
export function readBlock(file: string, lines: string[], node: Code): Block | undefined {
  if (!node.position) return undefined;
  const { line: fenceLine, column: fenceColumn } = node.position.start;
  const opening = lines[fenceLine - 1] ?? "";
  const fence = openingFence.exec(opening.slice(fenceColumn - 1));
  if (!fence) return undefined;
  const code = node.value.replaceAll(/\r\n?/g, "\n");
  const meta = parseMeta(node.meta ?? "");
  const last = lines[node.position.end.line - 1] ?? "";
  return {
    file,
    fenceLine,
    fenceColumn,
    fenceEnd: opening.trimEnd().length + 1,
    line: fenceLine + 1,
    indents: code.split("\n").map((text, i) => indentOf(lines[fenceLine + i] ?? "", text)),
    lang: (node.lang ?? "").toLowerCase(),
    meta,
    code,
    isClosed: node.position.end.line > fenceLine && closes(last, fence[1] ?? "```"),
    ...named(meta),
  };
}

/** How many columns stand before `text` on its raw line; a tab cut by a container counts as one. */
function indentOf(raw: string, text: string): number {
  if (raw.endsWith(text)) return raw.length - text.length;
  const words = text.trimStart();
  return raw.length - words.length - (text.length - words.length);
}

function closes(raw: string, fence: string): boolean {
  const run = /(`{3,}|~{3,})\s*$/.exec(raw)?.[1];
  return run !== undefined && run[0] === fence[0] && run.length >= fence.length;
}

const words = ["title", "app", "error", "fragment", "unrun"] as const;

function named(meta: Word[]): Pick<Block, (typeof words)[number]> {
  const found: Pick<Block, (typeof words)[number]> = {};
  for (const { key, value } of meta) {
    const word = words.find((one) => one === key);
    if (word !== undefined && value !== undefined) found[word] = value;
  }
  return found;
}

/** The place in the Markdown file of a range of the block's code; positions count from 0. */
function placeOf(block: Block, start: Position, end: Position = start): Place {
  return {
    file: block.file,
    line: block.line + start.line,
    column: columnOf(block, start),
    endLine: block.line + end.line,
    endColumn: columnOf(block, end),
  };
}

function columnOf(block: Block, { line, character }: Position): number {
  return Math.max(1, (block.indents[line] ?? 0) + character + 1);
}

/** The same, from offsets into the block's code. */
export function placeAt(block: Block, start: number, end: number = start): Place {
  const position = positions(block.code);
  return placeOf(block, position(start), position(end));
}

/** The opening fence itself, for findings about the block as a whole. */
export function fencePlace(block: Block): Place {
  const { file, fenceLine, fenceColumn, fenceEnd } = block;
  return { file, line: fenceLine, column: fenceColumn, endLine: fenceLine, endColumn: fenceEnd };
}
