import { processTable } from "./process-table.ts";

/** The processes that a process started, and those that they did. */
export function descendants(pid: number | undefined): number[] {
  const table = processTable();
  const found = new Set<number>();
  for (const rest = [pid]; rest.length > 0;) {
    const parent = rest.pop();
    for (const row of table) {
      if (row.parent !== parent || found.has(row.pid)) continue;
      found.add(row.pid);
      rest.push(row.pid);
    }
  }
  return [...found];
}
