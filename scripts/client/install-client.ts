import { spawn } from "node:child_process";
import { once } from "node:events";
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

import { z } from "zod";

const tool = join(import.meta.dirname, "tool");
const Manifest = z.object({ optionalDependencies: z.record(z.string(), z.string()) });

/** The native client, installed into `cache` by npm when first asked for, or why there is none. */
export async function installClient(
  cache: string,
): Promise<{ program: string } | { problem: string }> {
  const folder = join(cache, clientVersion());
  if (!findClient(folder)) {
    process.stderr.write(`Installing Claude Code ${clientVersion()} (360 MB) into ${folder} …\n`);
    const code = await npmCi(folder);
    if (code !== 0)
      return { problem: `Unexpected exit ${code} of npm ci in ${folder}, expected 0` };
  }
  const program = findClient(folder);
  if (program) return { program };
  return { problem: missing(`${process.platform}-${process.arch}`) };
}

/** npm leaves out an optional package that it cannot fetch, and says nothing. */
function missing(platform: string): string {
  const isKnown = Object.keys(clientPackages()).some((name) => name.includes(platform));
  return isKnown
    ? `npm did not bring the Claude Code client for ${platform}; can it reach its registry?`
    : `Claude Code ${clientVersion()} has no client for ${platform}`;
}

function clientVersion(): string {
  return Object.values(clientPackages())[0] ?? "";
}

/** Versions of the client's packages, one for each platform. */
function clientPackages(): Record<string, string> {
  const manifest: unknown = JSON.parse(readFileSync(join(tool, "package.json"), "utf8"));
  return Manifest.parse(manifest).optionalDependencies;
}

/** npm leaves out the packages of other platforms, so whichever is there is ours. */
function findClient(folder: string): string | undefined {
  const scope = join(folder, "node_modules/@anthropic-ai");
  if (!existsSync(scope)) return undefined;
  return readdirSync(scope)
    .flatMap((name) => ["claude", "claude.exe"].map((file) => join(scope, name, file)))
    .find((file) => existsSync(file));
}

async function npmCi(folder: string): Promise<number | null> {
  mkdirSync(folder, { recursive: true });
  for (const file of ["package.json", "package-lock.json"])
    copyFileSync(join(tool, file), join(folder, file));
  const shell = process.platform === "win32";
  const npm = spawn("npm", ["ci"], { cwd: folder, shell, stdio: ["ignore", 2, 2] });
  await once(npm, "exit");
  return npm.exitCode;
}
