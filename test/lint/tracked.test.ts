import { execFileSync } from "node:child_process";
import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { expect, test } from "vitest";

import { downloadBytes, trackedBytes } from "../../scripts/lint/tracked.ts";
import { temporaryPack } from "./temporary-pack.ts";

function repository(files: Record<string, string>): string {
  const root = temporaryPack(files);
  execFileSync("git", ["init", "-q"], { cwd: root });
  return root;
}

test("only what git tracks is counted", () => {
  const root = repository({ "a.md": "12345", "b.md": "123", "c.md": "not tracked" });
  execFileSync("git", ["add", "a.md", "b.md"], { cwd: root });
  expect(trackedBytes(root)).toBe(8);
});

test("a download is smaller than what it unpacks to", () => {
  const root = repository({ "a.md": "again and ".repeat(1000), "b.md": "not tracked" });
  execFileSync("git", ["add", "a.md"], { cwd: root });
  expect(trackedBytes(root)).toBe(10_000);
  expect(downloadBytes(root)).toBeLessThan(100);
  expect(downloadBytes(root)).toBeGreaterThan(10);
});

test("a folder that is no repository has none", () => {
  expect(trackedBytes(temporaryPack({ "a.md": "12345" }))).toBe(0);
});

test("a program that the repository's settings name is not run", () => {
  const root = repository({ "a.md": "12345" });
  execFileSync("git", ["add", "a.md"], { cwd: root });
  writeFileSync(join(root, "monitor.sh"), "#!/bin/sh\ntouch executed\n", { mode: 0o755 });
  execFileSync("git", ["config", "core.fsmonitor", join(root, "monitor.sh")], { cwd: root });
  expect(trackedBytes(root)).toBe(5);
  expect(existsSync(join(root, "executed"))).toBe(false);
});
