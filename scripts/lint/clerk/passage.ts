import { SKIP, visit } from "unist-util-visit";

import { type Block, placeAt } from "../../pack/block.ts";
import type { Document } from "../../pack/document.ts";
import type { Skill } from "../../pack/pack.ts";
import { type Place, placeIn } from "../../pack/place.ts";
import type { Text } from "../../pack/text.ts";
import { languageOf } from "../language.ts";

/** How a name in a passage is told from any other word. */
type Kind =
  /** Sentences: a name in capitals is meant as a name. */
  | "prose"
  /** Code in backticks within a sentence. */
  | "term"
  /** Configuration, commands and output: likewise. */
  | "settings"
  /** A program: a word in capitals may be a constant of its own. */
  | "program";

/** A stretch of a skill that names are looked for in. */
export interface Passage {
  kind: Kind;
  text: string;
  /** What stands on the same line before and after it. */
  around: [before: string, after: string];
  place(start: number, end: number): Place;
}

/** Everything a skill says, but what it strikes through or shows as an error. */
export function* passagesOf({ documents, texts }: Skill): Generator<Passage> {
  for (const document of documents) {
    yield* prose(document);
    yield* document.blocks.filter(({ error }) => error === undefined).map(ofBlock);
  }
  yield* texts.map(ofText);
}

function ofBlock(block: Block): Passage {
  const isSettings = block.lang === "" || block.lang === "text" || block.lang === "diff";
  const language = languageOf(block);
  return {
    kind: isSettings || (language && language !== "python") ? "settings" : "program",
    text: block.code,
    around: ["", ""],
    place: (start, end) => placeAt(block, start, end),
  };
}

function ofText({ file, source }: Text): Passage {
  const kind = /\.([cm]?[jt]sx?|py|go|rb)$/.test(file) ? "program" : "settings";
  return { kind, text: source, around: ["", ""], place: placeIn(file, source) };
}

function prose({ file, source, frontmatter, lines, tree }: Document): Passage[] {
  const place = placeIn(file, source);
  const between = (kind: Kind, start: number, end: number): Passage => ({
    kind,
    text: source.slice(start, end),
    around: [lineBefore(source, start), lineAfter(source, end)],
    place: (from, to) => place(start + from, start + to),
  });
  const head = lines.slice(0, frontmatter.lines).join("\n").length;
  const passages = [between("prose", 0, head)];
  visit(tree, (node) => {
    if (node.type === "delete") return SKIP;
    if (node.type !== "text" && node.type !== "inlineCode") return undefined;
    const { start, end } = node.position ?? {};
    if (start?.offset === undefined || end?.offset === undefined) return undefined;
    passages.push(between(node.type === "text" ? "prose" : "term", start.offset, end.offset));
    return undefined;
  });
  return passages;
}

function lineBefore(source: string, offset: number): string {
  return source.slice(source.lastIndexOf("\n", offset - 1) + 1, offset);
}

function lineAfter(source: string, offset: number): string {
  return /^[^\n]*/.exec(source.slice(offset))?.[0] ?? "";
}
