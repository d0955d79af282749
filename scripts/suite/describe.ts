import type { AgainstClerk } from "./against-clerk.ts";
import type { Outcome } from "./run-suites.ts";

/** What is printed. What was not run is said, and never counts as a pass. */
export function describe(name: string, outcome: Outcome & Partial<AgainstClerk>): string {
  const { passed, failed, notRun, left = [] } = outcome;
  const inside = notRun > 0 ? `, ${notRun} not run: they look inside a local instance` : "";
  return [
    `${name}: ${passed} passed, ${failed} failed${inside}`,
    ...left.map((thing) => `  left behind: ${thing}`),
    "",
  ].join("\n");
}

export const NOT_RUN =
  "Clerk itself: not run (only with --against clerk, and keys of a development instance)\n";
