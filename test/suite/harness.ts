import { createClerkClient, type ClerkClient } from "@clerk/backend";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import { openLedger, type Ledger } from "../../scripts/suite/ledger.ts";
import { Subject, SUBJECT } from "../../scripts/suite/subject.ts";
import type { Target } from "../../scripts/suite/target.ts";
import { start, type Started } from "../instance/harness/start.ts";

export interface Place {
  started: Started;
  target: Target;
  /** For what is kept between runs. */
  folder: string;
  ledger: Ledger;
  /** As the next run reads it. */
  reopened(): Ledger;
  isLedgerGone(): boolean;
}

/** A dev instance over HTTP where Clerk would be, and a ledger of its own. */
export async function openPlace(): Promise<Place> {
  const started = await start();
  const { secretKey, publishableKey } = started.instance.keys;
  const folder = mkdtempSync(join(tmpdir(), "ledger-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const file = join(folder, "ledger.txt");
  return {
    started,
    target: { api: started.backend, secretKey, publishableKey },
    folder,
    ledger: openLedger(file),
    reopened: () => openLedger(file),
    isLedgerGone: () => !existsSync(file),
  };
}

/** The SDK as a suite gets it, told by its environment. */
export function subjectSdk(env: Record<string, string>): ClerkClient {
  const { api, ...keys } = Subject.parse(JSON.parse(env[SUBJECT] ?? ""));
  return createClerkClient({ ...keys, apiUrl: api, telemetry: { disabled: true } });
}
