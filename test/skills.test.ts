import { join } from "node:path";

import { expect, test } from "vitest";

import { createLinter } from "../scripts/lint/linter.ts";
import { text } from "../scripts/lint/report/text.ts";

test("the skills we ship lint clean", { timeout: 60_000 }, async () => {
  const linter = createLinter({ cache: false });
  const { report } = await linter.lint({ cwd: join(import.meta.dirname, ".."), paths: [] });
  await linter.close();
  expect(text(report)).toMatch(/^No problems in \d+ skills?\n$/);
});
