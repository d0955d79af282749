import { execFile } from "node:child_process";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";

import { z } from "zod";

const run = promisify(execFile);
const Packed = z.tuple([z.object({ filename: z.string(), version: z.string() })]);

/** A published package, unpacked. */
export interface Unpacked {
  name: string;
  version: string;
  folder: string;
}

/** Brings a package by npm, without installing it or what it depends on, for as long as `use` runs. */
export async function withPackage<T>(
  name: string,
  version: string,
  use: (unpacked: Unpacked) => Promise<T>,
): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), "names-"));
  try {
    const { stdout } = await run("npm", ["pack", `${name}@${version}`, "--json"], { cwd: folder });
    const [packed] = Packed.parse(JSON.parse(stdout));
    await run("tar", ["-xzf", packed.filename], { cwd: folder });
    return await use({ name, version: packed.version, folder: join(folder, "package") });
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** Texts of all files of a folder whose path from it fits. */
export async function readTexts(folder: string, fits: RegExp): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((file) => fits.test(file.slice(folder.length)));
  // Latin-1 keeps every byte of a binary, and what is looked for is ASCII.
  return Promise.all(files.map((file) => readFile(file, "latin1")));
}
