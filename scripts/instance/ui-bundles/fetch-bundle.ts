import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import type { Pin } from "./pins.ts";
import { tarballFiles } from "./tarball.ts";

const run = promisify(execFile);

/** The folder with a pin's browser files, fetched on first use and kept for every later run. */
export async function bundleFolder(pin: Pin, cache: string): Promise<string> {
  const folder = join(cache, `${pin.name}-${pin.version}`);
  const isCached = await readdir(folder).then(
    (files) => files.length > 0,
    () => false,
  );
  if (!isCached) await fill(pin, cache, folder);
  return folder;
}

/** Through npm, so that the person's registry, proxy and credentials hold. */
async function fill(pin: Pin, cache: string, folder: string): Promise<void> {
  await mkdir(cache, { recursive: true });
  const draft = await mkdtemp(join(cache, "draft-"));
  try {
    await run(NPM, ["pack", `@clerk/${pin.name}@${pin.version}`, "--pack-destination", draft], {
      cwd: draft,
      shell: process.platform === "win32",
    });
    const [tarball = ""] = await readdir(draft);
    const bytes = await readFile(join(draft, tarball));
    await rm(join(draft, tarball));
    checkIntegrity(pin, bytes);
    await unpack(pin, bytes, draft);
    await rename(draft, folder).catch(() => rm(draft, { recursive: true }));
  } catch (error) {
    await rm(draft, { recursive: true, force: true });
    throw error;
  }
}

const NPM = process.platform === "win32" ? "npm.cmd" : "npm";

function checkIntegrity({ name, integrity }: Pin, bytes: Buffer): void {
  const actual = `sha512-${createHash("sha512").update(bytes).digest("base64")}`;
  if (actual === integrity) return;
  throw new Error(`Unexpected tarball of @clerk/${name} (${actual}), expected ${integrity}`);
}

async function unpack({ files }: Pin, bytes: Buffer, folder: string): Promise<void> {
  for (const { path, content } of tarballFiles(bytes)) {
    const name = path.replace(/^dist\//, "");
    if (path.startsWith("dist/") && files.test(name)) await writeFile(join(folder, name), content);
  }
}
