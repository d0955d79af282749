import { execFile } from "node:child_process";
import { cp, mkdir, mkdtemp, rm } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll } from "vitest";

/**
 * For a `describe`: an app as its scaffolder makes it, and over it the files that use Clerk; yields its
 * folder. It lies inside the repository, for Turbopack takes no package from outside of what it calls
 * the root, and is of this run alone: two would build over each other's files.
 */
export async function grownApp(framework: "next" | "react"): Promise<string> {
  const samples = join(process.cwd(), ".samples");
  await mkdir(samples, { recursive: true });
  const folder = await mkdtemp(join(samples, `sdk.${framework}-`));
  afterAll(() => rm(folder, { recursive: true, force: true }));
  for (const layer of [`scripts/samples/starters/${framework}`, `test/sdks/apps/${framework}`]) {
    await cp(layer, folder, { recursive: true });
  }
  return folder;
}

/** A program of a package in node_modules. */
export function program(path: string): string {
  return join(process.cwd(), "node_modules", path);
}

/** Throws what the compiler says against the app. */
export async function compile(folder: string): Promise<void> {
  const args = [program("typescript/bin/tsc"), "--noEmit"];
  await promisify(execFile)(process.execPath, args, { cwd: folder });
}
