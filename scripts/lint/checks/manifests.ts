import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

import { manifests as expected, Package } from "../../pack/manifests.ts";
import { withSkillsTable } from "../../pack/skills-table.ts";
import type { Pack } from "../../pack/pack.ts";
import type { Check, Finding } from "../check.ts";
import { downloadBytes } from "../tracked.ts";

const write = "`npm run manifests` writes it";

export const manifests: Check = {
  name: "manifests",
  about: "What a client shows about the plugin must be what package.json and the skills say.",
  *run(pack, { rules }) {
    if (!rules.manifests || !pack.isWhole) return;
    const source = Package.safeParse(parse(read(pack, "package.json")));
    if (source.success) {
      for (const [file, text] of expected(source.data))
        yield* differs(file, read(pack, file), text);
      yield* changelog(pack, source.data.version);
    } else {
      const keys = source.error.issues.map(({ path }) => `\`${path.join(".")}\``);
      yield at(
        "package.json",
        1,
        `Unexpected lack of ${keys.join(", ")}, expected texts to write the manifests from`,
      );
    }
    yield* readme(pack);
    yield* download(pack, rules.manifests.downloadBytes);
  },
};

function* readme(pack: Pack): Generator<Finding> {
  const text = read(pack, "README.md");
  const right = withSkillsTable(text, pack.skills);
  if (right !== undefined) yield* differs("README.md", text, right);
  else
    yield at(
      "README.md",
      1,
      "Unexpected lack of a table of skills, expected `<!-- skills -->` and `<!-- /skills -->`",
    );
}

/** The first line that is not as it should be. */
function differs(file: string, text: string, right: string): Finding[] {
  if (text === right) return [];
  if (text === "") return [at(file, 1, `Unexpected lack of this file, ${write}`)];
  const [lines, rightLines] = [text.split("\n"), right.split("\n")];
  const i = rightLines.findIndex((line, n) => line !== lines[n]);
  const n = i === -1 ? rightLines.length : i;
  const message = `Unexpected ${quote(lines[n])}, expected ${quote(rightLines[n])}; ${write}`;
  return [at(file, n + 1, message)];
}

function quote(line: string | undefined): string {
  return line === undefined ? "end of the file" : `\`${line.trim()}\``;
}

function changelog(pack: Pack, version: string): Finding[] {
  const headings = read(pack, "CHANGELOG.md").split("\n");
  const isFound = headings.some((line) => /^##\s+\[?([^\]\s]+)/.exec(line)?.[1] === version);
  return isFound
    ? []
    : [at("CHANGELOG.md", 1, `Unexpected lack of an entry, expected \`## ${version}\``)];
}

function download({ root }: Pack, most: number): Finding[] {
  const bytes = downloadBytes(root);
  if (bytes <= most) return [];
  const message = `Unexpected ${bytes} bytes to download, expected at most ${most}: users get every file that git tracks`;
  return [at(".", 1, message)];
}

function read({ root }: Pack, file: string): string {
  const path = join(root, file);
  return existsSync(path) ? readFileSync(path, "utf8") : "";
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function at(file: string, line: number, message: string): Finding {
  return { file, line, column: 1, endLine: line, endColumn: 1, message };
}
