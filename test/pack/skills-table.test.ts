import { expect, test } from "vitest";

import { withSkillsTable } from "../../scripts/pack/skills-table.ts";
import { readSkill } from "../../scripts/pack/skill.ts";

const root = `${import.meta.dirname}/../client`;
const greet = readSkill(root, "skills/greet");

test("the table stands between its marks, and nothing else of the README changes", () => {
  const readme = "# Pack\n\n<!-- skills -->\nold\n<!-- /skills -->\n\nMore.\n";
  const once = withSkillsTable(readme, [greet]) ?? "";
  expect(once).toContain("| [greet](skills/greet/SKILL.md) | Use when somebody says hello. |\n");
  expect(once).toMatch(
    /^# Pack\n\n<!-- skills -->\n\n\| Skill[^]*\n\n<!-- \/skills -->\n\nMore\.\n$/,
  );
  expect(withSkillsTable(once, [greet])).toBe(once);
});

test("a README without marks has no place for the table", () => {
  expect(withSkillsTable("# Pack\n", [greet])).toBeUndefined();
});
