import { DECIDED, decisionOn } from "./decided.ts";
import type { ApiName } from "./document.ts";
import type { Mismatch, Verdict } from "./judge.ts";
import type { Breakage, Probe } from "./probe/probe.ts";

export interface Report {
  text: string;
  /** How much is wrong. */
  open: number;
}

/** Fewer operations than these, and the suites looked at too little to say anything. */
const LEAST: Record<ApiName, number> = { backend: 110, frontend: 80 };

/** What is printed: coverage, then each kind of mismatch once, then what was decided otherwise. */
export function report(verdicts: readonly Verdict[], { sent, breakages }: Probe): Report {
  const mismatches = verdicts.flatMap((verdict) => verdict.mismatches);
  const open = mismatches.filter((mismatch) => !decisionOn(mismatch));
  const kinds = counted(open.map(describe));
  const thin = verdicts.filter(({ api, covered }) => covered.size < LEAST[api]);
  const lines = [
    ...verdicts.map(coverage),
    ...[...kinds].map(([kind, count]) => `  ${kind} (${count}×)`),
    `${kinds.size} mismatches`,
    ...breakages.map(wording),
    `${sent} senseless requests, ${breakages.length} of them broke something`,
    ...DECIDED.map((decision) => {
      const decided = mismatches.filter((mismatch) => decisionOn(mismatch) === decision);
      return `  decided by the SDK, ${decided.length}×: ${decision.because}`;
    }),
  ];
  return { text: `${lines.join("\n")}\n`, open: kinds.size + breakages.length + thin.length };
}

function counted(texts: string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
  return counts;
}

function wording({ operation, what, status, changed }: Breakage): string {
  const harm = changed.length > 0 ? `refused, yet it changed ${changed.join(", ")}` : "a bug";
  return `  ${operation} ${status}, ${what}: ${harm}`;
}

function coverage({ api, covered, published }: Verdict): string {
  const few = covered.size < LEAST[api] ? `, expected ${LEAST[api]} at least` : "";
  return `${api}: ${covered.size} operations covered of ${published} published${few}`;
}

function describe({ api, operation, status, place, message }: Mismatch): string {
  return `${api} ${operation} ${status} ${place || "/"}: ${message}`;
}
