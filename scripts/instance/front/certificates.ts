import { createHash } from "node:crypto";
import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import * as z from "zod";
import type { Certificates } from "./authority.ts";

const Cached = z.object({
  authority: z.string(),
  leaf: z.string(),
  leafKey: z.string(),
  expiresAt: z.number(),
});

const WEEK = 7 * 24 * 60 * 60 * 1000;

/** The certificates for these hosts, made once per machine and again when they are about to expire. */
export async function certificates(
  folder: string,
  hosts: readonly string[],
): Promise<Certificates> {
  const name = createHash("sha256").update(hosts.join()).digest("hex").slice(0, 16);
  const file = join(folder, `certificates-${name}.json`);
  const cached = await read(file);
  if (cached && cached.expiresAt - WEEK > Date.now()) return cached;
  const { makeCertificates } = await import("./authority.ts");
  const made = makeCertificates(hosts, Date.now());
  await write(folder, file, made);
  return made;
}

async function read(file: string): Promise<Certificates | undefined> {
  try {
    return Cached.parse(JSON.parse(await readFile(file, "utf8")));
  } catch {
    return undefined;
  }
}

async function write(folder: string, file: string, made: Certificates): Promise<void> {
  const draft = `${file}.${process.pid}`;
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await writeFile(draft, JSON.stringify(made), { mode: 0o600 });
  await rename(draft, file);
}
