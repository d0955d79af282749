import type { Document } from "../../pack/document.ts";
import { mainDocument } from "../../pack/skill.ts";
import type { Check, Finding } from "../check.ts";
import { matchesIn } from "../matches-in.ts";

/** Claude Code 2.1 rewrites these before the agent reads the skill, in prose and in code alike. */
const command = /(?<=^|\s)!`([^`]+)`|```![ \t]*$/gm;
const argument = /(?<!\\)\$(?:\d(?!\w)|ARGUMENTS)/g;
const pluginRoot = /\$\{CLAUDE_PLUGIN_ROOT\}/g;

export const hazards: Check = {
  name: "hazards",
  about: "Claude Code runs or replaces some text while it loads a skill, also inside code.",
  perSkill: true,
  *run(pack) {
    for (const skill of pack.skills) {
      const main = mainDocument(skill);
      if (main) yield* inDocument(main);
    }
  },
};

function* inDocument(document: Document): Generator<Finding> {
  for (const { place, match } of matchesIn(document, command)) {
    const what = match[1] === undefined ? "fence of commands" : `command \`${match[1]}\``;
    yield {
      ...place,
      message: `Unexpected ${what}, expected none: it would run when the skill loads`,
    };
  }
  for (const { place } of matchesIn(document, pluginRoot)) yield { ...place, message: wordRoot };
  if (takesArguments(document)) return;
  for (const { place, match } of matchesIn(document, argument)) {
    yield { ...place, message: wordArgument(match[0]) };
  }
}

const wordRoot =
  "Unexpected `${CLAUDE_PLUGIN_ROOT}`, expected `${CLAUDE_SKILL_DIR}`: only that one is filled in where a skill is installed alone";

function wordArgument(text: string): string {
  return `Unexpected \`${text}\`, expected \`\\${text}\`: it would be replaced by the user's arguments`;
}

/** A skill that says so means to be given arguments. */
function takesArguments({ frontmatter: { data } }: Document): boolean {
  return "arguments" in data || "argument-hint" in data;
}
