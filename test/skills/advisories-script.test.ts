import { execFile } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";

import { expect, test } from "vitest";
import { temporaryFolder } from "../temporary-folder.ts";

const script = join(
  import.meta.dirname,
  "../../skills/clerk-security-basics/scripts/advisories.mjs",
);

const npm = JSON.stringify({
  lockfileVersion: 3,
  packages: {
    "": { name: "app", version: "1.0.0" },
    "node_modules/@clerk/nextjs": { version: "7.2.0" },
    "node_modules/@clerk/nextjs/node_modules/@clerk/backend": { version: "3.20.1" },
    "node_modules/next": { version: "16.4.5" },
    "node_modules/next-themes": { version: "0.1.0" },
  },
});
const oldNpm = JSON.stringify({
  lockfileVersion: 1,
  dependencies: {
    "@clerk/nextjs": { version: "7.2.0", dependencies: { next: { version: "16.4.5" } } },
  },
});
const pnpm = `lockfileVersion: '9.0'

packages:

  '@clerk/nextjs@7.2.0':
    resolution: {integrity: sha512-x}

  next@16.4.5:
    resolution: {integrity: sha512-x}

snapshots:

  '@clerk/nextjs@7.2.0(next@16.4.5(react@19.3.1))(react@19.3.1)':
    dependencies:
      next: 16.4.5
`;
const oldPnpm = `lockfileVersion: 5.4

packages:

  /@clerk/nextjs/7.2.0_next@16.4.5:
    resolution: {integrity: sha512-x}

  /next/16.4.5_react@19.3.1:
    resolution: {integrity: sha512-x}
`;
const yarn = `# yarn lockfile v1


"@clerk/nextjs@^7.0.0", "@clerk/nextjs@^7.2.0":
  version "7.2.0"
  resolved "https://example.com"

next@^16.0.0:
  version "16.4.5"
`;
const berry = `__metadata:
  version: 8

"@clerk/nextjs@npm:^7.0.0":
  version: 7.2.0
  resolution: "@clerk/nextjs@npm:7.2.0"

"next@npm:^16.0.0":
  version: 16.4.5
`;
const bun = `{
  "lockfileVersion": 1,
  "packages": {
    "@clerk/nextjs": ["@clerk/nextjs@7.2.0", "", {}, "sha512-x"],
    "next": ["next@16.4.5", "", {}, "sha512-x"],
  }
}
`;

test.each([
  { kind: "npm", name: "package-lock.json", text: npm },
  { kind: "npm before 7", name: "package-lock.json", text: oldNpm },
  { kind: "pnpm", name: "pnpm-lock.yaml", text: pnpm },
  { kind: "pnpm before 8", name: "pnpm-lock.yaml", text: oldPnpm },
  { kind: "yarn 1", name: "yarn.lock", text: yarn },
  { kind: "yarn 4", name: "yarn.lock", text: berry },
  { kind: "bun", name: "bun.lock", text: bun },
])("in the lock file of $kind it finds the version to leave", async ({ name, text }) => {
  const { code, faults, packages } = await judge(name, text);
  expect(faults).toEqual(["@clerk/nextjs 7.2.0 -> 7.2.4"]);
  expect(packages).toContainEqual({ name: "next", version: "16.4.5" });
  expect(code).toBe(1);
});

test.each([
  { version: "7.2.4", faults: [] },
  { version: "7.2.4-canary.v1", faults: ["@clerk/nextjs 7.2.4-canary.v1 -> 7.2.4"] },
  { version: "6.39.2", faults: ["@clerk/nextjs 6.39.2 -> 6.39.3"] },
  { version: "5.7.5", faults: ["@clerk/nextjs 5.7.5 -> 5.7.6"] },
])("$version is judged within its own major", async ({ version, faults }) => {
  const text = npm.replace("7.2.0", version);
  expect((await judge("package-lock.json", text)).faults).toEqual(faults);
});

test("a leaked secret key is not forgotten", async () => {
  const { output, code } = await run("package-lock.json", npm.replace("3.20.1", "3.2.2"));
  expect(output).toContain("rotate the secret key");
  expect(code).toBe(1);
});

test("a folder without a lock file is not taken for a safe one", async () => {
  const { code, output } = await run("README.md", "");
  expect(code).toBe(2);
  expect(output).toContain("no lock file");
});

interface Answer {
  faults: { name: string; version: string; update: string }[];
  packages: { name: string; version: string }[];
}

async function judge(name: string, text: string) {
  const { code, output } = await run(name, text, "--json");
  const { faults, packages }: Answer = JSON.parse(output);
  const lines = faults.map((fault) => `${fault.name} ${fault.version} -> ${fault.update}`);
  return { code, packages, faults: lines };
}

async function run(name: string, text: string, ...flags: string[]) {
  const folder = temporaryFolder("lock");
  writeFileSync(join(folder, name), text);
  return promisify(execFile)(process.execPath, [script, folder, ...flags]).then(
    ({ stdout }) => ({ code: 0, output: stdout }),
    ({ code, stdout, stderr }) => ({ code, output: `${stdout}${stderr}` }),
  );
}
