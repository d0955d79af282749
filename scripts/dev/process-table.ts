import { execFileSync } from "node:child_process";

export interface ProcessRow {
  pid: number;
  parent: number;
  command: string;
}

/** The machine's processes; none where `ps` is missing. */
export function processTable(): ProcessRow[] {
  if (process.platform === "win32") return [];
  try {
    const table = execFileSync("ps", ["-A", "-o", "pid=,ppid=,args="], {
      encoding: "utf8",
      stdio: ["ignore", "pipe", "ignore"],
      maxBuffer: 16 * 1024 * 1024,
    });
    return table.trim().split("\n").map(processRow);
  } catch {
    return [];
  }
}

function processRow(line: string): ProcessRow {
  const [, pid, parent, command = ""] = /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(line) ?? [];
  return { pid: Number(pid), parent: Number(parent), command };
}
