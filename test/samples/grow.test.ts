import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

import { expect, test } from "vitest";

import { readPack } from "../../scripts/pack/pack.ts";
import { growSample } from "../../scripts/samples/grow.ts";
import { materialize } from "../../scripts/samples/materialize.ts";
import { projectsOf } from "../../scripts/samples/project.ts";
import { samples } from "../../scripts/samples/samples.ts";
import { listStarters, readStarter } from "../../scripts/samples/starter.ts";
import { skill, temporaryPack } from "../lint/temporary-pack.ts";

const home = join(import.meta.dirname, "../..");

function read(body: string) {
  const root = temporaryPack({ "skills/a/SKILL.md": skill("a", body) });
  const [only] = readPack(root).skills;
  if (!only) throw new Error("no skill");
  return only;
}

const body = [
  '```ts app="express" title="src/app.ts"\nexport const app = 1;\n```',
  '```ts title="shared.ts"\nexport const shared = 1;\n```',
  '```ts title="shared.ts" error="TS2322"\nexport const shared: string = 1;\n```',
  '```ts app="node" title="../outside.ts"\nexport {};\n```',
  '```ts app="node" title="main.ts"\nexport {};\n```',
  '```json title="data/list.json"\n[]\n```',
].join("\n\n");

test("a sample is its starter, its app's blocks and those of every app", () => {
  const { files, blocks } = growSample(read(body), "express");
  expect([...blocks.keys()]).toEqual(["src/app.ts", "shared.ts", "data/list.json"]);
  expect(files.get("src/app.ts")).toBe("export const app = 1;");
  expect(files.get("shared.ts")).toBe("export const shared = 1;");
  expect(files.get("src/server.ts")).toBe(readStarter("express").get("src/server.ts"));
});

test("a skill is one project per app it names", () => {
  const paths = projectsOf(read(body)).map(({ name, sources }) => [
    name,
    sources.map(({ path }) => path),
  ]);
  expect(paths).toEqual([
    ["skills/a/express", ["src/app.ts", "shared.ts", "block-2.ts"]],
    ["skills/a/node", ["shared.ts", "block-3.ts", "main.ts"]],
  ]);
});

test("a sample on disk holds what it holds in memory, and nothing from before", () => {
  const root = temporaryPack({ ".samples/a.node/left-over.ts": "" });
  const sample = growSample(read(body), "node");
  const folder = materialize(sample, join(root, ".samples/a.node"));
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  const written = entries.filter((entry) => entry.isFile()).map(({ name }) => name);
  const held = [...sample.files.keys()].map((path) => path.split("/").at(-1));
  expect(new Set(written)).toEqual(new Set(held));
  expect(written).toHaveLength(held.length);
  expect(readFileSync(join(folder, "data/list.json"), "utf8")).toBe("[]");
});

test.each(listStarters())("the starter %s passes its own check, without Clerk", (starter) => {
  const folder = join(home, "scripts/samples/starters", starter);
  const text = [...readStarter(starter).values()].join("\n");
  expect(text).not.toMatch(/clerk/i);
  const tsc = join(home, "node_modules/typescript/bin/tsc");
  const noTrace = ["--incremental", "false"];
  expect(execFileSync(process.execPath, [tsc, "--noEmit", ...noTrace, "-p", folder])).toHaveLength(
    0,
  );
});

test.each(samples)(
  "the sample of $skill on $starter has blocks of that app",
  ({ skill: name, starter }) => {
    const found = readPack(home).skills.find((one) => one.name === name);
    const apps = found && [...growSample(found, starter).blocks.values()].map(({ app }) => app);
    expect(apps).toContain(starter);
  },
);
