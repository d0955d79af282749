import { spawnSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { RECORDINGS } from "../../scripts/conformance/exchange.ts";
import { temporaryFolder } from "../temporary-folder.ts";

function conformance(args: string[], env: Record<string, string> = {}) {
  const command = ["node_modules/tsx/dist/cli.mjs", "scripts/conformance.ts", ...args];
  const options = { encoding: "utf8", env: { PATH: process.env["PATH"], ...env } } as const;
  const { status, stdout } = spawnSync(process.execPath, command, options);
  return { status, stdout };
}

/** Documents that publish nothing, and a folder in which no suite wrote anything down. */
function emptyDocuments() {
  const folder = temporaryFolder("documents");
  for (const name of ["bapi", "fapi", "recordings"]) mkdirSync(join(folder, name));
  for (const api of ["bapi", "fapi"]) {
    writeFileSync(
      join(folder, api, "2026-05-12.yml"),
      "paths: {}\ncomponents: { responses: {} }\n",
    );
  }
  return { folder, recordings: join(folder, "recordings") };
}

test.each([
  [[], {}],
  [["/nowhere"], {}],
  [[], { CLERK_OPENAPI: "/nowhere" }],
])("without the documents the command says what it did not check: %j %j", (args, env) => {
  const { status, stdout } = conformance(args, env);
  expect(status).toBe(0);
  expect(stdout).toMatch(/^SKIPPED \d{3} published operations/);
});

test("suites that looked at too little are no success", () => {
  const { folder, recordings } = emptyDocuments();
  const { status, stdout } = conformance([], { CLERK_OPENAPI: folder, [RECORDINGS]: recordings });
  expect(stdout).toContain("backend: 0 operations covered of 0 published, expected 110 at least");
  expect(status).toBe(1);
});
