import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const folder = join(import.meta.dirname, "skills");

/** Writes a pack of that many skills, about 15 blocks each, 8 or 9 of them code. */
export function writeCorpus(root: string, skills: number): void {
  const templates = readdirSync(folder).map((file) => readFileSync(join(folder, file), "utf8"));
  rmSync(root, { recursive: true, force: true });
  mkdirSync(root, { recursive: true });
  writeFileSync(join(root, "skill-lint.json"), "{}\n");
  for (let i = 0; i < skills; i++) {
    const name = `accounts-${i}`;
    const directory = join(root, "skills", name);
    mkdirSync(directory, { recursive: true });
    const template = templates[i % templates.length] ?? "";
    const text = template.replaceAll("NAME", name).replaceAll("NUMBER", String(i));
    writeFileSync(join(directory, "SKILL.md"), text);
  }
}
