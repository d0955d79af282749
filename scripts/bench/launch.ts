import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

export interface Launched<T> {
  /** What its first line of JSON says. */
  ready: T;
  milliseconds: number;
  pid: number;
  stop: () => Promise<void>;
}

/** Starts a command and waits for the line that says it is ready. */
export async function launch<T>(file: string, args: readonly string[]): Promise<Launched<T>> {
  const started = performance.now();
  const child = spawn(file, args, { cwd: ROOT, stdio: ["ignore", "pipe", "inherit"] });
  const exited = once(child, "exit");
  for await (const line of createInterface(child.stdout)) {
    const milliseconds = performance.now() - started;
    const stop = async (): Promise<void> => {
      child.kill("SIGTERM");
      await exited;
    };
    return { ready: JSON.parse(line) as T, milliseconds, pid: child.pid ?? 0, stop };
  }
  throw new Error(`Unexpected end of ${file}, expected a line once it is ready`);
}

/** One of our own scripts, in a process of its own. */
export function launchScript<T>(script: string, ...args: string[]): Promise<Launched<T>> {
  return launch(process.execPath, ["--import", "tsx", script, ...args]);
}

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
