import { descriptionOf } from "./main-document.ts";
import type { Skill } from "./skill.ts";

const table = /(?<=<!-- skills -->\n)[^]*?(?=<!-- \/skills -->)/;

/** The README with its table of skills as the folders say it; undefined where it has no place for one. */
export function withSkillsTable(readme: string, skills: Skill[]): string | undefined {
  if (!table.test(readme)) return undefined;
  return readme.replace(table, () => ["", ...header, ...skills.map(row), "", ""].join("\n"));
}

const header = ["| Skill | What it is for |", "| --- | --- |"];

function row(skill: Skill): string {
  const cell = descriptionOf(skill).replaceAll("|", "\\|").replaceAll(/\s+/g, " ").trim();
  return `| [${skill.name}](${skill.directory}/SKILL.md) | ${cell} |`;
}
