import { randomBytes } from "node:crypto";
import { cleanUp } from "./clean-up.ts";
import { startGuard } from "./guard.ts";
import { KINDS } from "./kinds.ts";
import type { Ledgers } from "./ledgers.ts";
import type { Outcome } from "./run-suites.ts";
import { SUBJECT, type Subject } from "./subject.ts";
import { countOf, type Target } from "./target.ts";

export interface Against {
  target: Target;
  ledgers: Ledgers;
  /** Whether others may have something there already. */
  mayHoldMore: boolean;
  /** Runs the suites in this environment. */
  run: (env: Record<string, string>) => Promise<Outcome>;
}

export interface AgainstClerk extends Outcome {
  /** What this run created and could not take away. */
  left: readonly string[];
}

/** Runs the suites against an instance over the network, and leaves it as it was. */
export async function againstClerk(against: Against): Promise<AgainstClerk> {
  const { target, ledgers, mayHoldMore } = against;
  for (const ledger of [...ledgers.orphans, ledgers.own]) await cleanUp(target, ledger);
  if (!mayHoldMore) await refuseContent(target);
  const left: string[] = [];
  try {
    return { ...(await guarded(against)), left };
  } finally {
    left.push(...(await cleanUp(target, ledgers.own)));
  }
}

async function guarded({ target, ledgers, run }: Against): Promise<Outcome> {
  const guard = await startGuard(target, ledgers.own, `run-${randomBytes(4).toString("hex")}`);
  const { api, secretKey } = guard;
  const subject: Subject = { api, secretKey, publishableKey: target.publishableKey };
  try {
    return await run({ [SUBJECT]: JSON.stringify(subject) });
  } finally {
    await guard.close();
  }
}

async function refuseContent(target: Target): Promise<void> {
  for (const { path, count } of KINDS) {
    const found = count === undefined ? 0 : await countOf(target, count);
    if (found === 0) continue;
    throw new Error(
      `Unexpected ${found} under ${path}, expected an empty instance. ` +
        "With --not-empty the suites run beside what is there and leave it alone.",
    );
  }
}
