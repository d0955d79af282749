import { descriptionOf, mainDocument } from "../pack/main-document.ts";
import type { Skill } from "../pack/skill.ts";
import { type Answer, type Conversation, type Part, parts } from "./conversation.ts";

/** Asks for one skill after the other, with arguments, which take the place of any bare `$1`. */
export function askForEach(skills: Skill[]): (asked: Conversation) => Answer {
  return (asked) => {
    const skill = skills[results(asked).length];
    if (!skill || !asked.tools.some(({ name }) => name === "Skill"))
      return { type: "text", text: "Every skill was asked for." };
    const input = { skill: `clerk-pack:${skill.name}`, args: "one two three" };
    return { type: "tool_use", id: callId(skill), name: "Skill", input };
  };
}

/** What kept skills from being listed, or from loading whole and without a question. */
export function loadProblems(skills: Skill[], asked: Conversation[]): string[] {
  const last = asked.findLast(({ tools }) => tools.length > 0);
  if (!last) return ["Unexpected silence, expected the client to ask its model"];
  const texts = parts(last).map(({ text }) => text ?? "");
  return skills.flatMap((skill) => [
    ...listingProblems(skill, texts),
    ...resultProblems(skill, results(last)),
    ...bodyProblems(skill, texts),
  ]);
}

function results(asked: Conversation): Part[] {
  return parts(asked).filter(({ type }) => type === "tool_result");
}

function callId({ name }: Skill): string {
  return `toolu_${name}`;
}

function listingProblems(skill: Skill, texts: string[]): string[] {
  const { name } = skill;
  const entry = `- clerk-pack:${name}: ${descriptionOf(skill)}`;
  if (texts.some((text) => text.includes(entry))) return [];
  return [`Unexpected listing without \`${name}\` and its whole description`];
}

function resultProblems(skill: Skill, found: Part[]): string[] {
  const { name } = skill;
  const result = found.find((part) => part.tool_use_id === callId(skill));
  if (!result) return [`Unexpected end of the session, expected it to load \`${name}\``];
  if (!result.is_error) return [];
  return [`Unexpected refusal of \`${name}\`: ${JSON.stringify(result.content)}`];
}

/** The body must arrive as it is written: the client replaces `$1` and runs what a bang marks. */
function bodyProblems(skill: Skill, texts: string[]): string[] {
  const opening = "Base directory for this skill: ";
  const loaded = texts.find((text) => text.startsWith(opening) && text.includes(body(skill)));
  return loaded ? [] : [`Unexpected text for \`${skill.name}\`, expected the body of its SKILL.md`];
}

function body(skill: Skill): string {
  const document = mainDocument(skill);
  const lines = document?.source.split("\n").slice(document.frontmatter.lines) ?? [];
  return lines.join("\n").trim();
}
