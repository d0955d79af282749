import type { Report } from "../report.ts";

/** The report for programs: one object. */
export function json(report: Report): string {
  return `${JSON.stringify(report, null, 2)}\n`;
}
