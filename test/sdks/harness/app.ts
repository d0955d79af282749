import { execFile, spawn, type ChildProcessByStdio } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import type { Readable } from "node:stream";
import { promisify } from "node:util";
import { withEnvironment, type Environment } from "../../../scripts/instance/env.ts";

export interface App {
  url: string;
  close(): Promise<void>;
}

export interface Launch {
  /** Of Node: a script, and what it takes. */
  args: readonly string[];
  env: Environment;
  cwd?: string;
  /** Of Node as well, and run to its end before, in the same environment. */
  build?: readonly string[];
}

/** A script in TypeScript as an app of its own. */
export function script(file: string): string[] {
  return ["--import", "tsx", file];
}

type Child = ChildProcessByStdio<null, Readable, Readable>;

/** An app in a process of its own, which knows the instance by its environment alone; ready once it says where. */
export async function startApp({ args, build, env, cwd = process.cwd() }: Launch): Promise<App> {
  const options = { cwd, env: withEnvironment(bareEnvironment(), env) };
  if (build) await promisify(execFile)(process.execPath, build, options);
  const child = spawn(process.execPath, args, {
    ...options,
    stdio: ["ignore", "pipe", "pipe"],
    detached: true,
  });
  const said: string[] = [];
  child.stderr.on("data", (chunk: Buffer) => said.push(chunk.toString()));
  const url = await address(child, said);
  return { url, close: () => end(child) };
}

/** Nothing of the test runner's: an app behaves differently under NODE_ENV=test. */
export function bareEnvironment(): NodeJS.ProcessEnv {
  const { PATH, HOME, TMPDIR } = process.env;
  return { PATH, HOME, ...(TMPDIR ? { TMPDIR } : {}) };
}

async function address({ stdout }: Child, said: string[]): Promise<string> {
  for await (const line of createInterface(stdout)) {
    said.push(line);
    const [url] = /http:\/\/localhost:\d+/.exec(line) ?? [];
    if (url) return url;
  }
  throw new Error(`Unexpected end of an app, expected its address. ${said.join("\n")}`);
}

const GRACE = 5_000;

/** With whatever it started itself, which may have files to finish. */
async function end(child: Child): Promise<void> {
  const exit = once(child, "exit");
  const group = -(child.pid ?? 0);
  process.kill(group, "SIGTERM");
  const timer = setTimeout(() => process.kill(group, "SIGKILL"), GRACE);
  await exit;
  clearTimeout(timer);
}
