import { readdirSync } from "node:fs";
import { join } from "node:path";

import { afterAll, expect, test } from "vitest";

import { checks } from "../../scripts/lint/checks.ts";
import { createLinter } from "../../scripts/lint/linter.ts";
import { text } from "../../scripts/lint/report/text.ts";

const folder = import.meta.dirname;
const fixtures = readdirSync(folder, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => entry.name);

const linter = createLinter({ cache: false });
afterAll(() => linter.close());

/** `links` and `links.anchors` are packs for the check `links`; any other name is for all checks. */
function checksFor(fixture: string) {
  const [name = ""] = fixture.split(".");
  return checks.some((check) => check.name === name) ? { only: [name] } : {};
}

test.each(fixtures)("%s prints what its report.txt says", async (fixture) => {
  const cwd = join(folder, fixture);
  const { report, crashes } = await linter.lint({ cwd, paths: ["."], ...checksFor(fixture) });
  expect(crashes).toEqual([]);
  await expect(text(report)).toMatchFileSnapshot(join(cwd, "report.txt"));
});
