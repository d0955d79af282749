import { mkdtempSync, readdirSync, renameSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createClerkClient, type ClerkClient } from "@clerk/backend";
import { onTestFinished } from "vitest";
import type { Entry } from "../../scripts/suite/ledger.ts";
import { openLedgers } from "../../scripts/suite/ledgers.ts";
import { Subject, SUBJECT } from "../../scripts/suite/subject.ts";
import type { Target } from "../../scripts/suite/target.ts";
import { start, type Started } from "../instance/harness/start.ts";

export interface Place {
  started: Started;
  target: Target;
  /** Where ledgers are kept. */
  folder: string;
  ledgerFiles(): string[];
  /** As a run did that another process was. */
  note(entry: Entry, pid: number): void;
}

/** A dev instance over HTTP where Clerk would be, and a folder for ledgers. */
export async function openPlace(): Promise<Place> {
  const started = await start();
  const { secretKey, publishableKey } = started.instance.keys;
  const target = { api: started.backend, secretKey, publishableKey };
  const folder = mkdtempSync(join(tmpdir(), "ledgers-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const ledgerFiles = (): string[] => readdirSync(folder);
  const note = (entry: Entry, pid: number): void => {
    openLedgers(target, folder).own.add(entry);
    for (const file of ledgerFiles()) {
      renameSync(join(folder, file), join(folder, file.replace(`-${process.pid}.`, `-${pid}.`)));
    }
  };
  return { started, target, folder, ledgerFiles, note };
}

/** The SDK as a suite gets it, told by its environment. */
export function subjectSdk(env: Record<string, string>): ClerkClient {
  const { api, ...keys } = Subject.parse(JSON.parse(env[SUBJECT] ?? ""));
  return createClerkClient({ ...keys, apiUrl: api, telemetry: { disabled: true } });
}
