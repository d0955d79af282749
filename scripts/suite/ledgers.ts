import { createHash } from "node:crypto";
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { openLedger, type Ledger } from "./ledger.ts";
import type { Target } from "./target.ts";

export interface Ledgers {
  own: Ledger;
  /** Of runs that were killed; those of a run that still goes on are its own business. */
  orphans: Ledger[];
}

/** The ledgers of an instance, each named after the process that keeps it. */
export function openLedgers({ api, secretKey }: Target, folder: string): Ledgers {
  const instance = createHash("sha256").update(`${api} ${secretKey}`).digest("hex").slice(0, 16);
  const name = new RegExp(`^suite-${instance}-(\\d+)\\.txt$`);
  const files = existsSync(folder) ? readdirSync(folder) : [];
  const orphans = files.filter((file) => {
    const [, pid] = name.exec(file) ?? [];
    return pid !== undefined && !isRunning(Number(pid));
  });
  return {
    own: openLedger(join(folder, `suite-${instance}-${process.pid}.txt`)),
    orphans: orphans.map((file) => openLedger(join(folder, file))),
  };
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
