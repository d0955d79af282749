import { readFileSync } from "node:fs";
import { join } from "node:path";

import { expect, test } from "vitest";
import { z } from "zod";

const root = join(import.meta.dirname, "..");

const Locked = z.looseObject({
  resolved: z.string().optional(),
  hasInstallScript: z.boolean().optional(),
  optionalDependencies: z.record(z.string(), z.string()).optional(),
});
const LockFile = z.object({ packages: z.record(z.string(), Locked) });
const Package = z.object({ allowScripts: z.record(z.string(), z.boolean()) });

const lockFiles = ["package-lock.json", "scripts/client/tool/package-lock.json"];

function packages(file: string): [path: string, locked: z.infer<typeof Locked>][] {
  return Object.entries(
    LockFile.parse(JSON.parse(readFileSync(join(root, file), "utf8"))).packages,
  );
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf("node_modules/") + "node_modules/".length);
}

test.each(lockFiles)(
  "%s holds the packages of every platform, so that npm ci accepts it",
  (file) => {
    const locked = packages(file);
    const names = new Set(locked.map(([path]) => nameOf(path)));
    const wanted = locked.flatMap(([, { optionalDependencies }]) =>
      Object.keys(optionalDependencies ?? {}),
    );
    expect(wanted.filter((name) => !names.has(name))).toEqual([]);
  },
);

test.each(lockFiles)("%s names no registry", (file) => {
  expect(packages(file).filter(([, { resolved }]) => resolved)).toEqual([]);
});

test("package.json decides about every install script", () => {
  const { allowScripts } = Package.parse(
    JSON.parse(readFileSync(join(root, "package.json"), "utf8")),
  );
  const scripted = packages("package-lock.json").filter(([, locked]) => locked.hasInstallScript);
  expect(scripted.map(([path]) => nameOf(path)).filter((name) => !(name in allowScripts))).toEqual(
    [],
  );
});
