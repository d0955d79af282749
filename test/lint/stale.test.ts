import { join } from "node:path";

import { afterAll, expect, test } from "vitest";

import { createLinter } from "../../scripts/lint/linter.ts";
import { text } from "../../scripts/lint/report/text.ts";

const cwd = join(import.meta.dirname, "types.stale");
const linter = createLinter({ cache: false });
afterAll(() => linter.close());

test.each(["context", "packages"])("of a stale pack, %s says what it should", async (check) => {
  const { report } = await linter.lint({ cwd, paths: ["."], only: [check] });
  await expect(text(report)).toMatchFileSnapshot(join(cwd, `${check}.txt`));
});
