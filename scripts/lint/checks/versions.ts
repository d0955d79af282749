import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

import { opening, versionsIn } from "../../pack/checked-with.ts";
import type { Document } from "../../pack/document.ts";
import { installedVersions } from "../../pack/installed-versions.ts";
import { mainDocument, type Skill } from "../../pack/skill.ts";
import type { Check, Finding } from "../check.ts";

export const versions: Check = {
  name: "versions",
  about: "A skill says which versions its samples were checked with; package.json knows which.",
  *run({ root, skills }, { rules }) {
    if (!rules.versions) return;
    const path = join(root, "package.json");
    const installed = installedVersions(existsSync(path) ? readFileSync(path, "utf8") : "{}");
    for (const skill of skills) {
      const main = mainDocument(skill);
      if (main) yield* faults(skill, main, installed, new RegExp(rules.versions.packages));
    }
  },
};

function* faults(
  skill: Skill,
  main: Document,
  installed: Map<string, string>,
  packages: RegExp,
): Generator<Finding> {
  const n = main.lines.findIndex((line) => line.startsWith(opening));
  const line = main.lines[n] ?? "";
  const place = { file: main.file, line: Math.max(n, 0) + 1, column: 1 };
  const at = { ...place, endLine: place.line, endColumn: line.length + 1 };
  if (n === -1) {
    yield { ...at, message: `Unexpected lack of a line that begins \`${opening.trim()}\`` };
    return;
  }
  const stated = versionsIn(line);
  for (const message of differences(stated, installed)) yield { ...at, message };
  for (const name of importsOf(skill, packages)) {
    if (!stated.has(name))
      yield { ...at, message: `Unexpected silence on \`${name}\`, which the samples import` };
  }
}

function* differences(
  stated: Map<string, string>,
  installed: Map<string, string>,
): Generator<string> {
  for (const [name, version] of stated) {
    const right = installed.get(name);
    if (right === undefined) yield `Unexpected \`${name}\`, expected a package of package.json`;
    else if (right !== version)
      yield `Unexpected \`${name}\` ${version}, expected ${right}; \`npm run manifests\` writes it`;
  }
}

const specifier = /\bfrom\s+["']((?:@[^"'/]+\/)?[^"'/]+)/g;

/** Names of the packages that blocks which are compiled import. */
function importsOf({ documents }: Skill, packages: RegExp): Set<string> {
  const blocks = documents.flatMap((document) => document.blocks);
  const code = blocks.filter(
    ({ error, fragment }) => error === undefined && fragment === undefined,
  );
  const names = code.flatMap((block) =>
    Array.from(block.code.matchAll(specifier), ([, name = ""]) => name),
  );
  return new Set(names.filter((name) => packages.test(name)));
}
