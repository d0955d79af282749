import { readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { expect, onTestFinished, test } from "vitest";

import type { Check } from "../../scripts/lint/check.ts";
import { checks } from "../../scripts/lint/checks.ts";
import { createLinter } from "../../scripts/lint/linter.ts";
import { skill, temporaryPack } from "./temporary-pack.ts";

const two = {
  "skills/a/SKILL.md": skill("a", "[gone](gone.md)"),
  "skills/b/SKILL.md": skill("b", "Invisible \u200B here."),
};

async function lint(cwd: string, paths: string[] = [], cache = false) {
  const { report } = await createLinter({ cache }).lint({ cwd, paths, only });
  return report.diagnostics.map(({ file, line, check }) => `${file}:${line} ${check}`);
}

const only = ["links", "hidden-text", "frontmatter"];

/** A check that stands in the table for one test and counts the skills it was given. */
function countingCheck(perSkill: boolean): string[][] {
  const seen: string[][] = [];
  const check: Check = {
    name: "links",
    about: "",
    ...(perSkill ? { perSkill } : {}),
    run(pack) {
      seen.push(pack.skills.map(({ name }) => name));
      return [];
    },
  };
  const at = checks.findIndex(({ name }) => name === "links");
  const [original] = checks.splice(at, 1, check);
  onTestFinished(() => {
    if (original) checks.splice(at, 1, original);
  });
  return seen;
}

test("a pack, a skill, its SKILL.md and a file of it lead to the same findings", async () => {
  const root = temporaryPack({ ...two, "skills/a/references/more.md": "", "plugin.json": "{}" });
  const a = ["skills/a/SKILL.md:6 links"];
  expect(await lint(root)).toEqual([...a, "skills/b/SKILL.md:6 hidden-text"]);
  expect(await lint(root, ["skills"])).toEqual([...a, "skills/b/SKILL.md:6 hidden-text"]);
  expect(await lint(root, ["skills/a"])).toEqual(a);
  expect(await lint(root, ["skills/a/SKILL.md"])).toEqual(a);
  expect(await lint(root, ["skills/a/references/more.md"])).toEqual(a);
  expect(await lint(root, ["skills/a", "skills/a/SKILL.md"])).toEqual(a);
});

test("a skill that was asked for alone may still name its siblings", async () => {
  const call = "See the `my-b` skill, not the `my-c` skill.";
  const files = {
    "skills/my-a/SKILL.md": skill("my-a", call),
    "skills/my-b/SKILL.md": skill("my-b", ""),
  };
  const root = temporaryPack({ ...files, "plugin.json": "{}" });
  expect(await lint(root, ["skills/my-a"])).toEqual(["skills/my-a/SKILL.md:6 links"]);
});

test("a skill alone in a folder is a pack", async () => {
  const root = temporaryPack({ "a/SKILL.md": skill("a", "[gone](gone.md)") });
  expect(await lint(root, ["a"])).toEqual(["a/SKILL.md:6 links"]);
  expect(await lint(join(root, "a"))).toEqual(["SKILL.md:6 links"]);
});

test("several packs are one report, with files as seen from where it was asked", async () => {
  const root = temporaryPack({
    "one/.claude-plugin/plugin.json": "{}",
    "one/skills/a/SKILL.md": skill("a", "[gone](gone.md)"),
    "two/.claude-plugin/plugin.json": "{}",
    "two/skills/a/SKILL.md": skill("a", "[gone](gone.md)"),
  });
  expect(await lint(join(root, "one"), [".", "../two"])).toEqual([
    "../two/skills/a/SKILL.md:6 links",
    "skills/a/SKILL.md:6 links",
  ]);
});

test("a pack inside another one keeps to its own rules", async () => {
  const root = temporaryPack({
    "skill-lint.json": '{ "skills": ["skills"], "skip": ["links"] }',
    "vendor/skills/a/SKILL.md": skill("a", "[gone](gone.md)"),
  });
  expect(await lint(root, ["vendor"])).toEqual(["vendor/skills/a/SKILL.md:6 links"]);
});

test("another process's findings are reused, and nothing is written into the pack", async () => {
  const root = temporaryPack(two);
  const first = await lint(root, [], true);
  const seen = countingCheck(true);
  expect(await lint(root, [], true)).toEqual(first);
  expect(seen).toEqual([]);
  expect(readdirSync(root)).toEqual(["skills"]);
});

test("without a cache everything is checked anew", async () => {
  const root = temporaryPack(two);
  await lint(root, [], true);
  const seen = countingCheck(true);
  await lint(root, [], false);
  expect(seen).toEqual([["a", "b"]]);
});

test.each([
  [true, [["a", "b"], ["b"]]],
  [
    false,
    [
      ["a", "b"],
      ["a", "b"],
    ],
  ],
])("after an edit, a check with perSkill %s looks at what it must", async (perSkill, expected) => {
  const root = temporaryPack(two);
  const seen = countingCheck(perSkill);
  const linter = createLinter({ cache: false });
  await linter.lint({ cwd: root, paths: [], only: ["links"] });
  writeFileSync(join(root, "skills/b/SKILL.md"), skill("b", "Nothing hidden."));
  await linter.lint({ cwd: root, paths: [], only: ["links"] });
  expect(seen).toEqual(expected);
});

test("findings of a changed or deleted skill are forgotten", async () => {
  const root = temporaryPack(two);
  const linter = createLinter({ cache: false });
  const count = async () =>
    (await linter.lint({ cwd: root, paths: [], only })).report.summary.problems;
  expect(await count()).toBe(2);
  writeFileSync(join(root, "skills/b/SKILL.md"), skill("b", "Nothing hidden."));
  expect(await count()).toBe(1);
  rmSync(join(root, "skills/a"), { recursive: true });
  expect(await count()).toBe(0);
});

test("a changed configuration counts at once", async () => {
  const root = temporaryPack(two);
  await lint(root, [], true);
  writeFileSync(
    join(root, "skill-lint.json"),
    '{ "rules": { "size": { "lines": 1, "tokens": 9 } } }',
  );
  const { report } = await createLinter({ cache: true }).lint({
    cwd: root,
    paths: [],
    only: ["size"],
  });
  expect(report.summary.problems).toBe(4);
});

test("a check that crashes keeps what it found, says so, and hides no other", async () => {
  const root = temporaryPack(two);
  const crashing: Check = {
    name: "crashing",
    about: "",
    *run() {
      yield {
        file: "skills/a/SKILL.md",
        line: 1,
        column: 1,
        endLine: 1,
        endColumn: 1,
        message: "A",
      };
      throw new Error("the compiler is gone");
    },
  };
  checks.push(crashing);
  onTestFinished(() => void checks.pop());
  const linter = createLinter({ cache: false });
  const request = { cwd: root, paths: [], only: ["links", "crashing"] };
  const messages = async () =>
    (await linter.lint(request)).report.diagnostics.map(({ message }) => message);
  const expected = [
    "Unexpected end of this check, expected it to finish: the compiler is gone",
    "A",
    "Unexpected link to `gone.md`, expected a file in this skill",
  ];
  expect(await messages()).toEqual(expected);
  expect(await messages()).toEqual(expected);
});

test("every block is accounted for with the most that was done with it", async () => {
  const body = '```yaml\na: 1\n```\n\n```text\nHello\n```\n\n```json title="a.json"\n{}\n```';
  const root = temporaryPack({ "skills/a/SKILL.md": skill("a", body) });
  const linter = createLinter({ cache: false });
  const { report } = await linter.lint({ cwd: root, paths: [], only: ["yaml", "links"] });
  const file = "skills/a/SKILL.md";
  expect(report.blocks).toEqual([
    { file, line: 7, lang: "yaml", status: "parsed" },
    { file, line: 11, lang: "text", status: "text" },
    { file, line: 15, lang: "json", status: "text", title: "a.json" },
  ]);
});
