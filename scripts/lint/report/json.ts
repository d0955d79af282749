import type { Report } from "../report.ts";

/** The report for programs: one object. */
export function json({ summary, blocks, diagnostics }: Report): string {
  return `${JSON.stringify({ summary, blocks, diagnostics }, null, 2)}\n`;
}
