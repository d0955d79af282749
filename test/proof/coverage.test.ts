import { execFile } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { executableLines } from "../../scripts/proof/coverage/executable-lines.ts";
import { executedLines, seenLines } from "../../scripts/proof/coverage/executed-lines.ts";
import { readNodeCoverage } from "../../scripts/proof/coverage/node-coverage.ts";
import { temporaryFolder } from "../temporary-folder.ts";

const tsx = join(import.meta.dirname, "../../node_modules/tsx/dist/cli.mjs");

const code = `import { argv } from "node:process";

interface Never {
  runs: boolean;
}

function missed(): string {
  return "nobody calls this";
}

// A comment.
if (argv.length > 99) console.log(missed());
export const last: Never = { runs: true };
`;

test("types and comments are no lines that run", async () => {
  expect(await executableLines("a.ts", code)).toEqual([1, 7, 8, 12, 13]);
});

test("lines that Node ran are found in the source, and no others", async () => {
  const folder = temporaryFolder("covered");
  writeFileSync(join(folder, "a.ts"), code);
  const coverage = join(folder, "coverage");
  const env = { ...process.env, NODE_V8_COVERAGE: coverage };
  await promisify(execFile)(process.execPath, [tsx, "a.ts"], { cwd: folder, env });
  const seen = seenLines(readNodeCoverage(coverage, folder), ["a.ts"]);
  const ran = executedLines([1, 7, 8, 12, 13], seen.get("a.ts") ?? new Map());
  expect(ran).toEqual([1, 7, 12, 13]);
});

test("nothing of a file ran that no process loaded", () => {
  expect(executedLines([1, 2], new Map())).toEqual([]);
});
