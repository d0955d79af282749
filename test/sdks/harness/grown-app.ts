import { execFile } from "node:child_process";
import { cp, rm } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";

/**
 * An app as its scaffolder makes it, and over it the files that use Clerk; yields its folder. It lies
 * inside the repository, for Turbopack takes no package from outside of what it calls the root.
 */
export async function grownApp(
  framework: "next" | "react",
  name = `sdk.${framework}`,
): Promise<string> {
  const folder = join(process.cwd(), ".samples", name);
  await rm(folder, { recursive: true, force: true });
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
