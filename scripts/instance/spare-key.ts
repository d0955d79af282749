import { mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";

const file = (folder: string): string => join(folder, "spare-signing-key.pem");

/** Takes the key an earlier boot left behind. Renaming first makes it this process's alone. */
export async function claimSpareKey(folder: string): Promise<string | undefined> {
  const claimed = `${file(folder)}.${process.pid}`;
  try {
    await rename(file(folder), claimed);
    return await readFile(claimed, "utf8");
  } catch {
    return undefined;
  } finally {
    await rm(claimed, { force: true });
  }
}

/** Leaves a key for the next boot; failing to is no reason to stop. */
export async function refillSpareKey(
  folder: string,
  generate: () => Promise<string>,
): Promise<void> {
  const draft = `${file(folder)}.${process.pid}.new`;
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    await writeFile(draft, await generate(), { mode: 0o600 });
    await rename(draft, file(folder));
  } catch {
    await rm(draft, { force: true }).catch(() => undefined);
  }
}
