import { posix } from "node:path";

import type { Pack } from "../../pack/pack.ts";
import { filesIn, foldersIn, listSkills } from "../../pack/walk.ts";
import type { Check, Finding } from "../check.ts";
import type { Settings } from "../settings.ts";

export const files: Check = {
  name: "files",
  about: "A file that cannot be read, or stands where no agent looks, teaches nothing.",
  *run(pack, settings) {
    for (const { faults } of pack.skills) {
      for (const { file, message } of faults) yield whole(file, message);
    }
    if (pack.isWhole) yield* withoutSkill(pack, settings);
  },
};

/** Folders that stand among skills and hold none. */
function* withoutSkill({ root, directories }: Pack, { skills }: Settings): Generator<Finding> {
  const declared = skills.filter((folder) => folder !== ".");
  for (const folder of new Set([...declared, ...directories.map((one) => posix.dirname(one))])) {
    for (const directory of foldersIn(root, folder)) {
      const misspelled = misspelling(root, directory);
      if (misspelled !== undefined) {
        const name = posix.basename(misspelled);
        yield whole(misspelled, `Unexpected file name \`${name}\`, expected \`SKILL.md\``);
      } else if (declared.includes(folder) && listSkills(root, [directory]).length === 0) {
        yield whole(directory, "Unexpected folder without a skill, expected a SKILL.md in it");
      }
    }
  }
}

/** Compares names as listed: some file systems would find `skill.md` as SKILL.md. */
function misspelling(root: string, directory: string): string | undefined {
  const files = filesIn(root, directory);
  const name = files.find((one) => /\/skills?\.md$/i.test(one));
  return files.includes(`${directory}/SKILL.md`) ? undefined : name;
}

function whole(file: string, message: string): Finding {
  return { file, line: 1, column: 1, endLine: 1, endColumn: 1, message };
}
