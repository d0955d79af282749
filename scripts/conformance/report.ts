import { DECIDED, decisionOn } from "./decided.ts";
import type { Mismatch, Verdict } from "./judge.ts";

/** What is printed: coverage, then each kind of mismatch once, then what was decided otherwise. */
export function report(verdicts: readonly Verdict[]): { text: string; open: number } {
  const mismatches = verdicts.flatMap((verdict) => verdict.mismatches);
  const open = mismatches.filter((mismatch) => !decisionOn(mismatch));
  const kinds = counted(open.map(describe));
  const lines = [
    ...verdicts.map(coverage),
    ...[...kinds].map(([kind, count]) => `  ${kind} (${count}×)`),
    `${kinds.size} mismatches`,
    ...DECIDED.map((decision) => {
      const decided = mismatches.filter((mismatch) => decisionOn(mismatch) === decision);
      return `  decided by the SDK, ${decided.length}×: ${decision.because}`;
    }),
  ];
  return { text: `${lines.join("\n")}\n`, open: kinds.size };
}

function counted(texts: string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
  return counts;
}

function coverage({ api, covered, published }: Verdict): string {
  return `${api}: ${covered.size} operations covered of ${published} published`;
}

function describe({ api, operation, status, place, message }: Mismatch): string {
  return `${api} ${operation} ${status} ${place || "/"}: ${message}`;
}
