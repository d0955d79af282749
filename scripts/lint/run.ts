import type { Pack } from "../pack/pack.ts";
import type { Check, Finding } from "./check.ts";
import type { Settings } from "./settings.ts";

/** What one check found, and why it stopped if it did. */
export interface Outcome {
  check: string;
  findings: Finding[];
  crash?: unknown;
}

/** Runs checks side by side; one that throws keeps what it found and does not hide the others. */
export function runChecks(pack: Pack, checks: Check[], settings: Settings): Promise<Outcome[]> {
  return Promise.all(checks.map((check) => runCheck(pack, check, settings)));
}

async function runCheck(pack: Pack, check: Check, settings: Settings): Promise<Outcome> {
  const outcome: Outcome = { check: check.name, findings: [] };
  try {
    for await (const finding of check.run(pack, settings)) outcome.findings.push(finding);
  } catch (crash) {
    outcome.crash = crash;
  }
  return outcome;
}
