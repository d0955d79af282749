import type { Status } from "./check.ts";

const byStrength: Status[] = ["expected-error", "compiled", "fragment", "parsed"];

/** Of what several checks did with a block, what proves the most. */
export function strongest(statuses: Status[]): Status {
  return byStrength.find((status) => statuses.includes(status)) ?? "text";
}
