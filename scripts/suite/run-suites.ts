import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as z from "zod";

export interface Outcome {
  passed: number;
  failed: number;
  /** Tests that look inside a local instance. */
  notRun: number;
}

const Report = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  success: z.boolean(),
  numPendingTests: z.number(),
});

/** What holds `@clerk/backend` against an instance; the other files of the folder need a local one. */
export const SUITES = [
  "users",
  "user-parts",
  "sessions",
  "tokens",
  "organizations",
  "machines",
  "enterprise",
  "instance",
] as const;

export interface Run {
  suites: readonly string[];
  env?: Record<string, string>;
  /** Ends them early. */
  signal: AbortSignal;
}

/** Runs suites one after the other, which a rate limit allows. Their own output goes to stderr. */
export async function runSuites({ suites, env, signal }: Run): Promise<Outcome> {
  const folder = await mkdtemp(join(tmpdir(), "suite-"));
  const report = join(folder, "report.json");
  const vitest = join(process.cwd(), "node_modules/vitest/vitest.mjs");
  const child = spawn(process.execPath, [vitest, ...argumentsFor(suites, report)], {
    env: { ...withoutKeys(process.env), ...env },
    stdio: ["ignore", process.stderr, process.stderr],
    signal,
  });
  try {
    await once(child, "exit");
    return await readOutcome(report);
  } catch (error) {
    if (!signal.aborted) throw error;
    throw new Error("Interrupted; what this run created is taken away.", { cause: error });
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** No test finds a key by chance. */
function withoutKeys(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(env).filter(([name]) => !name.includes("CLERK_")));
}

function argumentsFor(suites: readonly string[], report: string): string[] {
  return [
    "run",
    ...suites.map((name) => `test/instance/backend/${name}.test.ts`),
    "--no-file-parallelism",
    "--testTimeout=120000",
    "--hookTimeout=120000",
    "--reporter=default",
    "--reporter=json",
    `--outputFile.json=${report}`,
  ];
}

async function readOutcome(file: string): Promise<Outcome> {
  const report = Report.parse(JSON.parse(await readFile(file, "utf8")));
  const unstarted = report.success ? 0 : 1;
  return {
    passed: report.numPassedTests,
    failed: Math.max(report.numFailedTests, unstarted),
    notRun: report.numPendingTests,
  };
}
