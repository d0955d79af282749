import { spawn, type ChildProcess } from "node:child_process";
import { constants } from "node:os";
import { withEnvironment, type Environment } from "../instance/env.ts";
import { descendants } from "./descendants.ts";

const GRACE = 5_000;

/** Runs a command in the instance's environment; its exit code becomes ours. */
export function runCommand(command: readonly string[], env: Environment): Promise<number> {
  const [file = "", ...args] = command;
  const child = spawn(file, args, {
    stdio: "inherit",
    env: withEnvironment(process.env, env),
    shell: process.platform === "win32",
  });
  const stopped = stopWithUs(child);
  return new Promise((resolve, reject) => {
    child.once("error", (error) => reject(notStarted(file, error)));
    child.once("exit", (code, signal) => {
      stopped();
      resolve(code ?? 128 + (signal ? constants.signals[signal] : 0));
    });
  });
}

/**
 * Passes on what asks us to stop, and takes along what the command started itself: npx and npm leave
 * their children behind.
 */
function stopWithUs(child: ChildProcess): () => void {
  let family: number[] = [];
  let timer: NodeJS.Timeout | undefined;
  const stop = (signal: NodeJS.Signals): void => {
    family = descendants(child.pid);
    if (!fromTerminal(signal)) child.kill(signal);
    timer ??= setTimeout(() => child.kill("SIGKILL"), GRACE);
  };
  for (const signal of SIGNALS) process.on(signal, stop);
  return () => {
    clearTimeout(timer);
    for (const signal of SIGNALS) process.off(signal, stop);
    for (const pid of family) end(pid);
  };
}

const SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/** Ctrl-C reaches every process of the terminal by itself; twice would mean "now". */
function fromTerminal(signal: NodeJS.Signals): boolean {
  return signal === "SIGINT" && process.stdin.isTTY;
}

function end(pid: number): void {
  try {
    process.kill(pid, "SIGTERM");
  } catch {
    // It is gone already, as it should be.
  }
}

function notStarted(file: string, error: Error): Error {
  const isMissing = "code" in error && error.code === "ENOENT";
  return isMissing ? new Error(`Unexpected command ${file}, expected one that exists`) : error;
}
