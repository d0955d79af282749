import { spawn } from "node:child_process";
import { once } from "node:events";
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

import { z } from "zod";

const tool = join(import.meta.dirname, "tool");
const Versions = z.object({ optionalDependencies: z.record(z.string(), z.string()) });

/** Path of the native client, installed into `cache` by npm when first asked for. */
export async function installClient(cache: string): Promise<string> {
  const folder = join(cache, clientVersion());
  const installed = findClient(folder);
  if (installed) return installed;
  process.stderr.write(`Installing Claude Code ${clientVersion()} (360 MB) into ${folder} …\n`);
  await npmCi(folder);
  const client = findClient(folder);
  if (client) return client;
  const platform = `${process.platform} ${process.arch}`;
  throw new Error(
    `Unexpected platform ${platform}, expected one that Claude Code has a package for`,
  );
}

function clientVersion(): string {
  const manifest: unknown = JSON.parse(readFileSync(join(tool, "package.json"), "utf8"));
  return Object.values(Versions.parse(manifest).optionalDependencies)[0] ?? "";
}

/** npm leaves out the packages of other platforms, so whichever is there is ours. */
function findClient(folder: string): string | undefined {
  const scope = join(folder, "node_modules/@anthropic-ai");
  if (!existsSync(scope)) return undefined;
  return readdirSync(scope)
    .flatMap((name) => ["claude", "claude.exe"].map((file) => join(scope, name, file)))
    .find((file) => existsSync(file));
}

async function npmCi(folder: string): Promise<void> {
  mkdirSync(folder, { recursive: true });
  for (const file of ["package.json", "package-lock.json"])
    copyFileSync(join(tool, file), join(folder, file));
  const shell = process.platform === "win32";
  const npm = spawn("npm", ["ci"], { cwd: folder, shell, stdio: ["ignore", 2, 2] });
  const [code] = await once(npm, "exit");
  if (code !== 0) throw new Error(`Unexpected exit ${code} of \`npm ci\` in ${folder}, expected 0`);
}
