import { spawn } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";

export interface Run {
  ms: number;
  /** The most memory the process and its children held at once; 0 where there is no /proc. */
  megabytes: number;
  status: number | null;
  output: string;
}

/** Runs a command to its end, and looks at its memory every few milliseconds. */
export function run(command: string, args: string[], cwd: string): Promise<Run> {
  const started = performance.now();
  const child = spawn(command, args, { cwd, stdio: ["ignore", "pipe", "pipe"] });
  let [output, most] = ["", 0];
  child.stdout.on("data", (text) => (output += text));
  child.stderr.on("data", (text) => (output += text));
  const timer = setInterval(() => {
    most = Math.max(most, memoryOf(child.pid ?? 0));
  }, 20);
  return new Promise((resolve, reject) => {
    child.on("error", reject).on("close", (status) => {
      clearInterval(timer);
      const ms = performance.now() - started;
      resolve({ ms, megabytes: Math.round(most / 1024), status, output });
    });
  });
}

/** Resident kilobytes of a process and everything below it. */
function memoryOf(pid: number): number {
  try {
    const status = readFileSync(`/proc/${pid}/status`, "utf8");
    const own = Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0);
    return childrenOf(pid).reduce((sum, child) => sum + memoryOf(child), own);
  } catch {
    return 0;
  }
}

/** Each thread lists the children that it started. */
function childrenOf(pid: number): number[] {
  return readdirSync(`/proc/${pid}/task`).flatMap((task) =>
    readFileSync(`/proc/${pid}/task/${task}/children`, "utf8")
      .split(" ")
      .filter(Boolean)
      .map(Number),
  );
}
