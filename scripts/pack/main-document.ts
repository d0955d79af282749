import type { Document } from "./document.ts";
import type { Skill } from "./skill.ts";

/** The skill's SKILL.md. */
export function mainDocument({ directory, documents }: Skill): Document | undefined {
  return documents.find(({ file }) => file === `${directory}/SKILL.md`);
}

/** What the skill is listed with; empty where its frontmatter does not say. */
export function descriptionOf(skill: Skill): string {
  const description = mainDocument(skill)?.frontmatter.data["description"];
  return typeof description === "string" ? description : "";
}
