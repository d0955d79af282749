import { readFile, rm, writeFile } from "node:fs/promises";

/** Makes a state file this process's own; a lock whose process is gone counts for nothing. */
export async function lock(file: string): Promise<() => Promise<void>> {
  const path = `${file}.lock`;
  const holder = Number(await readFile(path, "utf8").catch(() => "0"));
  if (holder > 0 && holder !== process.pid && isRunning(holder)) {
    throw new Error(
      `Unexpected use of ${file} by process ${holder}, expected to be alone with it; stop that one or name another file`,
    );
  }
  await writeFile(path, String(process.pid));
  return () => rm(path, { force: true });
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}
