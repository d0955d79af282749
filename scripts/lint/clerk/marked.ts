import type { Misnomer } from "./misnomer.ts";
import type { Passage } from "./passage.ts";

/** `# wrong: …`, in any language's comments. */
const mark = /(?:#|\/\/|\/\*|--|<!--)\s*wrong\b/i;
const markAlone = /^\s*(?:#|\/\/|\/\*|--|<!--)\s*wrong\b/i;

/** How a sentence sets a wrong name against the right one. */
const contrast =
  /→|[-=]>|\||\b(?:not|no|never|nobody|instead|formerly|old|wrong|was|were|rename[ds]?|replace[ds]?|removed|deprecated)\b/i;

/** True where the reader sees that a name is wrong; what is struck through is no passage at all. */
export function isMarkedWrong(
  { kind, text, around }: Passage,
  { start, meant }: Misnomer,
): boolean {
  if (kind === "prose" || kind === "term") {
    const line = `${around[0]}${text}${around[1]}`;
    return meant !== undefined && line.includes(`\`${meant}\``) && contrast.test(line);
  }
  const lines = text.split("\n");
  const number = text.slice(0, start).split("\n").length - 1;
  return mark.test(lines[number] ?? "") || markAlone.test(lines[number - 1] ?? "");
}
