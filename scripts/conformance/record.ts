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

/** Runs the instance's suites and listens. Their own output goes to stderr. */
export async function recordSuites(suites: readonly string[]): Promise<Recording> {
  const folder = await mkdtemp(join(tmpdir(), "conformance-"));
  const vitest = join(process.cwd(), "node_modules/vitest/vitest.mjs");
  const child = spawn(process.execPath, [vitest, "run", ...suites], {
    env: { ...process.env, [RECORDINGS]: folder },
    stdio: ["ignore", process.stderr, process.stderr],
  });
  const [code] = await once(child, "exit");
  const exchanges = readExchanges(folder);
  await rm(folder, { recursive: true });
  return { exchanges, passed: code === 0 };
}
