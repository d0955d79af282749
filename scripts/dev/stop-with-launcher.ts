import { processTable, type ProcessRow } from "./process-table.ts";

const PERIOD = 500;

/**
 * npm and npx do not pass on the signal that ends them past the shell between us. So this process
 * stops itself once any of those that launched it is gone.
 */
export function stopWithLauncher(): void {
  if (process.env["npm_command"] === undefined) return;
  const launchers = launchersOf(process.ppid, processTable());
  const timer = setInterval(() => {
    if (launchers.every(isRunning)) return;
    clearInterval(timer);
    process.kill(process.pid, "SIGTERM");
  }, PERIOD);
  timer.unref();
}

/** From our parent up to npm itself; what started npm is none of our concern. */
function launchersOf(parent: number, table: readonly ProcessRow[]): number[] {
  const chain: number[] = [];
  const rows = new Map(table.map((row) => [row.pid, row]));
  for (let row = rows.get(parent); row; row = rows.get(row.parent)) {
    chain.push(row.pid);
    if (/^npm |npm-cli|npx-cli/.test(row.command)) return chain;
  }
  return [];
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
