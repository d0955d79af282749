import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { withVersions } from "./pack/checked-with.ts";
import { installedVersions } from "./pack/installed-versions.ts";
import { manifests, Package } from "./pack/manifests.ts";
import { mainDocument, readSkill } from "./pack/skill.ts";
import { withSkillsTable } from "./pack/skills-table.ts";
import { listSkills } from "./pack/walk.ts";

const usage = `Usage: npm run manifests

Writes the plugin manifests and the versions that skills name from package.json,
and the table of skills in README.md from skills/.
`;

const [argument] = process.argv.slice(2);
if (argument !== undefined) {
  process.stdout.write(usage);
  process.exitCode = argument === "--help" ? 0 : 2;
} else write(join(import.meta.dirname, ".."));

function write(root: string): void {
  const packageJson = readFileSync(join(root, "package.json"), "utf8");
  const source = Package.parse(JSON.parse(packageJson));
  for (const [file, text] of manifests(source)) writeFileSync(join(root, file), text);
  const readme = join(root, "README.md");
  const skills = listSkills(root, ["skills"]).map((directory) => readSkill(root, directory));
  const table = withSkillsTable(readFileSync(readme, "utf8"), skills);
  if (table !== undefined) writeFileSync(readme, table);
  const installed = installedVersions(packageJson);
  for (const main of skills.map(mainDocument)) {
    if (main) writeFileSync(join(root, main.file), withVersions(main.source, installed));
  }
}
