import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, readdirSync, symlinkSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { temporaryFolder } from "../temporary-folder.ts";

const root = join(import.meta.dirname, "../..");

/** A project that says hello, started as ours are. */
function project() {
  const home = temporaryFolder("built");
  const write = (path: string, text: string) => writeFileSync(join(home, path), text);
  mkdirSync(join(home, "scripts"));
  cpSync(join(root, "scripts/built"), join(home, "scripts/built"), { recursive: true });
  symlinkSync(join(root, "node_modules"), join(home, "node_modules"));
  write("scripts/word.ts", `export const word: string = "hello";`);
  write(
    "scripts/say.ts",
    `import { word } from "./word.ts"; console.log(word, import.meta.dirname);`,
  );
  write(
    "scripts/say.mjs",
    `import { runBuilt } from "./built/run-built.mjs"; await runBuilt("scripts/say.ts");`,
  );
  const say = () => run(join(home, "scripts/say.mjs"));
  return { home, write, say };
}

function run(script: string, ...args: string[]) {
  const command = script.endsWith(".ts") ? ["--import", "tsx", script] : [script];
  const { stdout, stderr } = spawnSync(process.execPath, [...command, ...args], {
    cwd: root,
    encoding: "utf8",
  });
  return { stdout, stderr };
}

test("a script runs where it stands", () => {
  const { home, say } = project();
  expect(say()).toEqual({ stdout: `hello ${join(home, "scripts")}\n`, stderr: "" });
});

test("a change is seen in the next run, also after one that could not be built", () => {
  const { write, say } = project();
  say();
  write("scripts/word.ts", `export const word: string = ;`);
  expect(say().stderr).toMatch(/Unexpected ";"\s+scripts\/word\.ts:1:28:/);
  write("scripts/word.ts", `export const word: string = "goodbye";`);
  expect(say().stdout).toMatch(/^goodbye /);
});

test("a project that moved is built again", () => {
  const { home, say } = project();
  say();
  const elsewhere = temporaryFolder("moved");
  cpSync(home, elsewhere, { recursive: true, preserveTimestamps: true, verbatimSymlinks: true });
  expect(run(join(elsewhere, "scripts/say.mjs")).stdout).toBe(
    `hello ${join(elsewhere, "scripts")}\n`,
  );
});

test("the linter as one file says what its source says", () => {
  const says = (script: string) =>
    run(script, "test/readme/stale-webhook", "--no-cache", "--format", "github").stdout;
  const source = says("scripts/lint.ts");
  expect(source).toContain("::error");
  expect(says("scripts/lint.mjs")).toBe(source);
});

test("what is replaced stays a day for whoever runs it", () => {
  const { home, write, say } = project();
  const folder = join(home, ".cache/built");
  const builds = () => readdirSync(folder).filter((name) => name.startsWith("say-"));
  const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000);
  say();
  const [first = ""] = builds();
  utimesSync(join(folder, first), daysAgo(2), daysAgo(2));
  write("scripts/word.ts", `export const word: string = "goodbye";`);
  say();
  expect(builds()).toContain(first);
  utimesSync(join(folder, first), daysAgo(2), daysAgo(2));
  write("scripts/word.ts", `export const word: string = "hello again";`);
  say();
  expect(builds()).not.toContain(first);
});
