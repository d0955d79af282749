import { hear, type Plot } from "./plot.ts";
import { walkThrough } from "./walk-through.ts";
import { withoutGuards } from "./without-guards.ts";

/** A journey through a sample app, by the name of its line in samples.ts. */
export function journey(name: string, tell: (plot: Plot) => void): void {
  const told = hear(tell);
  if (process.env["PROOF"] === "guards") withoutGuards(name, told);
  else walkThrough(name, told, process.env["PROOF"] !== undefined);
}
