import { spawn } from "node:child_process";
import { once } from "node:events";
import { rmSync } from "node:fs";
import { join } from "node:path";
import { resultFile } from "./result.ts";

/** What is asked of a journey: to be walked, or to be refused everything once a guard is gone. */
export type Kind = "walk" | "guards";

/** Runs the journeys of these samples; true if all went well. What they print goes to stderr. */
export async function runJourneys(
  root: string,
  kind: Kind,
  names: readonly string[],
): Promise<boolean> {
  if (names.length === 0 || (await runOnce(root, kind, names))) return true;
  // A browser on a busy machine loses a race now and then, and apps that were used are no place to try again.
  process.stderr.write("Not all went well; once more, from new apps.\n");
  return runOnce(root, kind, names);
}

async function runOnce(root: string, kind: Kind, names: readonly string[]): Promise<boolean> {
  for (const name of names) rmSync(resultFile(root, kind, name), { force: true });
  const vitest = join(root, "node_modules/vitest/vitest.mjs");
  const files = names.map((name) => `test/samples/${name}.journey.ts`);
  const child = spawn(
    process.execPath,
    [vitest, "run", "--config", "vitest.journeys.config.ts", ...files],
    {
      cwd: root,
      env: { ...process.env, PROOF: kind },
      stdio: ["ignore", process.stderr.fd, process.stderr.fd],
    },
  );
  const [code] = await once(child, "exit");
  return code === 0;
}
