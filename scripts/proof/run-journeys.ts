import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { resultFile } from "./result.ts";

/** What is asked of a journey: to be walked, or to be refused everything once a guard is gone. */
export type Kind = "walk" | "guards";

interface JsonReport {
  testResults: { name: string; status: string }[];
}

/** Runs the journeys of these samples; true if all went well. What they print goes to stderr. */
export async function runJourneys(
  root: string,
  kind: Kind,
  names: readonly string[],
): Promise<boolean> {
  const failed = await runOnce(root, kind, names);
  if (failed.length === 0) return true;
  // A browser on a busy machine loses a race now and then, and apps that were used are no place to try again.
  process.stderr.write(`Once more, from a new app: ${failed.join(", ")}.\n`);
  return (await runOnce(root, kind, failed)).length === 0;
}

/** Yields those that failed. */
async function runOnce(root: string, kind: Kind, names: readonly string[]): Promise<string[]> {
  if (names.length === 0) return [];
  for (const name of names) rmSync(resultFile(root, kind, name), { force: true });
  const report = join(root, ".cache", "proof", `${kind}.report.json`);
  mkdirSync(dirname(report), { recursive: true });
  rmSync(report, { force: true });
  const vitest = join(root, "node_modules/vitest/vitest.mjs");
  const child = spawn(
    process.execPath,
    [
      vitest,
      "run",
      "--config=vitest.journeys.config.ts",
      "--reporter=default",
      "--reporter=json",
      `--outputFile.json=${report}`,
      ...names.map((name) => `test/samples/${name}.journey.ts`),
    ],
    {
      cwd: root,
      env: { ...process.env, PROOF: kind },
      stdio: ["ignore", process.stderr.fd, process.stderr.fd],
    },
  );
  const [code] = await once(child, "exit");
  return code === 0 ? [] : failedIn(report, names);
}

function failedIn(report: string, names: readonly string[]): string[] {
  const { testResults }: JsonReport = existsSync(report)
    ? JSON.parse(readFileSync(report, "utf8"))
    : { testResults: [] };
  const passed = testResults
    .filter(({ status }) => status === "passed")
    .map(({ name }) => basename(name, ".journey.ts"));
  const failed = names.filter((name) => !passed.includes(name));
  // What failed was none of them in particular.
  return failed.length === 0 ? [...names] : failed;
}
