import { readdirSync } from "node:fs";
import { join } from "node:path";

import { expect, test } from "vitest";

import { checks } from "../../scripts/lint/checks.ts";
import { lint } from "../../scripts/lint/lint.ts";
import { text } from "../../scripts/lint/report/text.ts";

const folder = import.meta.dirname;
const fixtures = readdirSync(folder, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => entry.name);

/** `links` and `links.anchors` are packs for the check `links`; any other name is for all checks. */
function checksFor(fixture: string) {
  const chosen = checks.filter(({ name }) => name === fixture.split(".")[0]);
  return chosen.length > 0 ? chosen : checks;
}

test.each(fixtures)("%s prints what its report.txt says", async (fixture) => {
  const root = join(folder, fixture);
  const report = await lint(root, checksFor(fixture), { typesFrom: process.cwd() });
  await expect(text(report)).toMatchFileSnapshot(join(root, "report.txt"));
});
