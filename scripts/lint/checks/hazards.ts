import type { Document } from "../../pack/document.ts";
import { mainDocument } from "../../pack/skill.ts";
import type { Check, Finding } from "../check.ts";
import { matchesIn } from "../matches-in.ts";

/** Claude Code rewrites these before the agent reads the skill, in prose and in code alike. */
const command = /!`[^`\n]+`/g;
const commandFence = /^[ \t]*(?:`{3,}|~{3,})![ \t]*$/gm;
const argument = /(?<!\\)\$(?:\d(?!\w)|ARGUMENTS\b)/g;
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
  const runs = (text: string) =>
    `Unexpected \`${text}\`, expected no command: it would run when the skill loads`;
  yield* matches(document, command, runs);
  yield* matches(document, commandFence, runs);
  yield* matches(
    document,
    pluginRoot,
    (text) =>
      `Unexpected \`${text}\`, expected \`\${CLAUDE_SKILL_DIR}\`: it stays as it is where the skill is installed alone`,
  );
  if (takesArguments(document)) return;
  yield* matches(
    document,
    argument,
    (text) =>
      `Unexpected \`${text}\`, expected \`${safe(text)}\`: it would be replaced by the user's arguments`,
  );
}

function* matches(
  document: Document,
  pattern: RegExp,
  word: (text: string) => string,
): Generator<Finding> {
  for (const { place, match } of matchesIn(document, pattern)) {
    yield { ...place, message: word(match[0].trim()) };
  }
}

/** A skill that says so means to be given arguments. */
function takesArguments({ frontmatter: { data } }: Document): boolean {
  return "arguments" in data || "argument-hint" in data;
}

function safe(text: string): string {
  return `\\${text}`;
}
