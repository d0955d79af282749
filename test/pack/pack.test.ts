import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { afterEach, beforeEach, expect, test } from "vitest";

import { readSkill } from "../../scripts/pack/skill.ts";
import { listSkills } from "../../scripts/pack/walk.ts";

let root: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "pack-"));
  mkdirSync(join(root, "skills/a/references"), { recursive: true });
  writeFileSync(join(root, "skills/a/SKILL.md"), "---\nname: a\n---\n");
});

afterEach(() => rmSync(root, { recursive: true }));

function faults() {
  return readSkill(root, "skills/a").faults.map(({ file, message }) => `${file}: ${message}`);
}

test("a link to a folder above it is named and not followed", () => {
  symlinkSync("..", join(root, "skills/a/references/up"));
  expect(faults()).toEqual([
    "skills/a/references/up: Unexpected symbolic link to a folder above it, expected a file or folder",
  ]);
});

test("a link out of the pack is named and not followed", () => {
  symlinkSync("/", join(root, "skills/a/references/all"));
  symlinkSync("/etc/hostname", join(root, "skills/a/host.md"));
  expect(faults()).toEqual([
    "skills/a/host.md: Unexpected symbolic link out of the pack, expected a file or folder",
    "skills/a/references/all: Unexpected symbolic link out of the pack, expected a file or folder",
  ]);
});

test("a link to a folder of the pack is followed", () => {
  mkdirSync(join(root, "shared"));
  writeFileSync(join(root, "shared/b.md"), "");
  symlinkSync("../../../shared", join(root, "skills/a/references/shared"));
  const { files } = readSkill(root, "skills/a");
  expect([...files]).toEqual(["SKILL.md", "references/shared/b.md"]);
});

test("a link that leads back to itself is named", () => {
  symlinkSync("self", join(root, "skills/a/self"));
  expect(faults()).toEqual([
    "skills/a/self: Unexpected symbolic link that leads back to itself, expected a file or folder",
  ]);
});

test("a link to nothing is named", () => {
  symlinkSync("gone.md", join(root, "skills/a/b.md"));
  expect(faults()).toEqual([
    "skills/a/b.md: Unexpected symbolic link to nothing, expected a file or folder",
  ]);
});

test.each([
  ["to nothing", "gone.md"],
  ["that leads back to itself", "SKILL.md"],
])("a SKILL.md that is a link %s is a skill that cannot be read", (kind, target) => {
  mkdirSync(join(root, "skills/b"));
  symlinkSync(target, join(root, "skills/b/SKILL.md"));
  expect(listSkills(root, ["skills"])).toEqual(["skills/a", "skills/b"]);
  expect(readSkill(root, "skills/b").faults.map(({ message }) => message)).toContain(
    `Unexpected symbolic link ${kind}, expected a file or folder`,
  );
});

test("a document of 10 MB is named and not read", () => {
  writeFileSync(join(root, "skills/a/big.md"), Buffer.alloc(10 * 1024 * 1024, "a"));
  expect(faults()).toEqual(["skills/a/big.md: Unexpected 10.0 MB, expected at most 1"]);
});

test("a document nested deeper than can be walked through is named and not read", () => {
  writeFileSync(join(root, "skills/a/deep.md"), `${"> ".repeat(5000)}x`);
  expect(faults()).toEqual([
    "skills/a/deep.md: Unexpected nesting of quotes, lists or emphasis, expected at most 100 levels",
  ]);
});

test.skipIf(process.getuid?.() === 0)("a file we may not read is named", () => {
  chmodSync(join(root, "skills/a/SKILL.md"), 0);
  expect(faults()).toEqual([
    "skills/a/SKILL.md: Unexpected refusal to read this, expected read permission",
  ]);
});

test("a skill inside a skill is one of its own", () => {
  mkdirSync(join(root, "skills/a/b"));
  writeFileSync(join(root, "skills/a/b/SKILL.md"), "");
  expect(listSkills(root, ["."])).toEqual(["skills/a", "skills/a/b"]);
  expect([...readSkill(root, "skills/a").files]).toEqual(["SKILL.md"]);
});

test("a folder that is called SKILL.md makes no skill", () => {
  mkdirSync(join(root, "skills/b/SKILL.md"), { recursive: true });
  expect(listSkills(root, ["skills"])).toEqual(["skills/a"]);
});

test("skills in node_modules are somebody else's", () => {
  mkdirSync(join(root, "node_modules/b"), { recursive: true });
  writeFileSync(join(root, "node_modules/b/SKILL.md"), "");
  expect(listSkills(root, ["."])).toEqual(["skills/a"]);
});
