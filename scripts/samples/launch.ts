import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { connect } from "node:net";
import { delimiter, join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";

const GRACE = 5_000;
const READY_WITHIN = 60_000;

/** A command of a sample app that keeps running. */
export interface Launched {
  /** What it has printed so far. */
  output(): string;
  /** The exit code, once it has ended by itself or was stopped. */
  ended: Promise<number>;
  stop(): Promise<void>;
}

export interface Command {
  folder: string;
  /** A line for the shell; programs of the sample's and the pack's node_modules are found. */
  line: string;
  env: NodeJS.ProcessEnv;
  /** Told every piece of output as it comes. */
  onOutput?: ((text: string) => void) | undefined;
}

/** What the app's package.json calls by this name; undefined if it has no such script. */
export function scriptOf(folder: string, name: string): string | undefined {
  const { scripts } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  return scripts?.[name];
}

/** Runs a command to its end; yields what it printed, or throws that. */
export async function run(command: Command): Promise<string> {
  const started = start(command);
  const code = await started.ended;
  if (code === 0) return started.output();
  throw new Error(`\`${command.line}\` ended with ${code}:\n${started.output()}`);
}

/** Starts a server and waits until it takes connections. */
export async function launch(command: Command, port: number): Promise<Launched> {
  const started = start(command);
  const ready = await Promise.race([isListening(port), started.ended.then(() => false)]);
  if (ready) return started;
  await started.stop();
  throw new Error(`\`${command.line}\` did not start:\n${started.output()}`);
}

function start({ folder, line, env, onOutput }: Command): Launched {
  const child = spawn(`exec ${line}`, {
    cwd: folder,
    env: { ...env, PATH: pathFrom(folder, env) },
    shell: true,
    // A group of its own, so that whatever it starts can be stopped with it.
    detached: true,
    stdio: ["ignore", "pipe", "pipe"],
  });
  const pieces: string[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (text: string) => {
      pieces.push(text);
      onOutput?.(text);
    });
  }
  const ended = once(child, "close").then(([code]: number[]) => code ?? 1);
  return { output: () => pieces.join(""), ended, stop: () => stop(child, ended) };
}

async function stop(child: ChildProcess, ended: Promise<number>): Promise<void> {
  signal(child, "SIGTERM");
  const timer = setTimeout(() => signal(child, "SIGKILL"), GRACE);
  await ended;
  clearTimeout(timer);
}

function signal({ pid }: ChildProcess, name: NodeJS.Signals): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, name);
  } catch {
    // It is gone already, as it should be.
  }
}

function pathFrom(folder: string, env: NodeJS.ProcessEnv): string {
  const root = join(import.meta.dirname, "../..");
  const bins = [folder, root].map((place) => join(place, "node_modules", ".bin"));
  return [...bins, env["PATH"] ?? ""].join(delimiter);
}

async function isListening(port: number): Promise<boolean> {
  const until = Date.now() + READY_WITHIN;
  while (Date.now() < until) {
    if (await connects(port)) return true;
    await pause(50);
  }
  return false;
}

function connects(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, "localhost");
    socket.once("connect", () => resolve(true)).once("error", () => resolve(false));
    socket.once("connect", () => socket.destroy());
  });
}
