import { join } from "node:path";
import { blocksOf } from "../../../scripts/samples/grow.ts";
import { lineOf, root, skillOf } from "./theatre.ts";

/** The output that the skill of a sample shows: its one text block with these words. */
export function shownOutput(name: string, words: string): string {
  const found = blocksOf(skillOf(name)).filter(
    ({ lang, code }) => lang === "text" && code.includes(words),
  );
  const [block] = found;
  if (block && found.length === 1) return `${block.code}\n`;
  throw new Error(`Unexpected ${found.length} outputs with "${words}" in ${name}, expected one`);
}

/** A script that comes with the skill of a sample. */
export function skillScript(name: string, file: string): string {
  return join(root, "skills", lineOf(name).skill, "scripts", file);
}
