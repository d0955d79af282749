import type { Skill } from "./skill.ts";

const table = /(?<=<!-- skills -->\n)[^]*?(?=<!-- \/skills -->)/;

/** The README with its table of skills as the folders say it; undefined where it has no place for one. */
export function withSkillsTable(readme: string, skills: Skill[]): string | undefined {
  if (!table.test(readme)) return undefined;
  return readme.replace(table, () => ["", ...header, ...skills.map(row), "", ""].join("\n"));
}

const header = ["| Skill | What it is for |", "| --- | --- |"];

export function row({ name, directory, documents }: Skill): string {
  const document = documents.find(({ file }) => file === `${directory}/SKILL.md`);
  const description = String(document?.frontmatter.data["description"] ?? "");
  const cell = description.replaceAll("|", "\\|").replaceAll(/\s+/g, " ").trim();
  return `| [${name}](${directory}/SKILL.md) | ${cell} |`;
}
