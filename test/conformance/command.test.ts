import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { expect, test } from "vitest";

test.each([[[]], [["/nowhere"]]])(
  "without the documents the command says what it did not check: %j",
  async (args) => {
    const command = ["node_modules/tsx/dist/cli.mjs", "scripts/conformance.ts", ...args];
    const { stdout } = await promisify(execFile)(process.execPath, command);
    expect(stdout).toMatch(/^SKIPPED \d{3} published operations/);
  },
);
