import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";

import { expect, test } from "vitest";

const root = join(import.meta.dirname, "..");
const readme = readFileSync(join(root, "README.md"), "utf8");
const transcript = /(?<=<!-- transcript -->\n)[^]*?(?=<!-- \/transcript -->)/;

test("the README shows what the linter prints; `npx vitest run test/readme.test.ts -u` renews it", async () => {
  const args = ["scripts/lint.ts", "test/readme/stale-webhook"];
  const command = ["--import", "tsx", ...args, "--no-cache"];
  const { stdout, status } = spawnSync(process.execPath, command, { cwd: root, encoding: "utf8" });
  expect(status).toBe(1);
  const shown = `\n\`\`\`console\n$ npx tsx ${args.join(" ")}\n${stdout}\`\`\`\n\n`;
  const renewed = readme.replace(transcript, () => shown);
  await expect(renewed).toMatchFileSnapshot(join(root, "README.md"));
});
