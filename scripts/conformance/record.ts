import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readExchanges, RECORDINGS, type RecordedExchange } from "./exchange.ts";

export interface Recording {
  exchanges: RecordedExchange[];
  /** Whether the suites that provoked them were green. */
  passed: boolean;
}

/** What is run: in process and over HTTP, and then the real UI in a real browser. */
const SUITES = [
  ["test/instance", "test/sdks"],
  ["--config", "vitest.browser.config.ts"],
];

/** What the suites provoked: those that ran before this, if they were told to write it down. */
export async function recording(): Promise<Recording> {
  const folder = process.env[RECORDINGS];
  return folder ? { exchanges: readExchanges(folder), passed: true } : recordSuites();
}

/** Runs the instance's suites and listens. Their own output goes to stderr. */
async function recordSuites(): Promise<Recording> {
  const folder = await mkdtemp(join(tmpdir(), "conformance-"));
  const codes: number[] = [];
  for (const suite of SUITES) codes.push(await runSuite(suite, folder));
  const exchanges = readExchanges(folder);
  await rm(folder, { recursive: true });
  return { exchanges, passed: codes.every((code) => code === 0) };
}

async function runSuite(args: readonly string[], folder: string): Promise<number> {
  const vitest = join(process.cwd(), "node_modules/vitest/vitest.mjs");
  const child = spawn(process.execPath, [vitest, "run", ...args], {
    env: { ...process.env, [RECORDINGS]: folder },
    stdio: ["ignore", process.stderr, process.stderr],
  });
  const [code] = await once(child, "exit");
  return typeof code === "number" ? code : 1;
}
