import { spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";
import { listen } from "../instance/listen.ts";
import type { Figure } from "./figure.ts";
import { load } from "./measure.ts";

const PACKAGES = ["node@22", "emulate@0.12.2"];
const PATIENCE = 120;

/**
 * What another emulator answers in the same run. It wants Node 22, is fetched on demand, and refuses
 * after some thousand calls, so it is asked only briefly.
 */
export async function emulate(): Promise<Figure[]> {
  const port = await freePort();
  const packages = PACKAGES.flatMap((name) => ["-p", name]);
  const command = ["-y", ...packages, "emulate", "start", "--service", "clerk", "-p", `${port}`];
  const child = spawn("npx", command, { stdio: "ignore", detached: true });
  const exited = once(child, "exit");
  try {
    const url = `http://127.0.0.1:${port}/v1/users`;
    if (!(await answers(url)))
      return [{ name: "emulate: SKIPPED, did not start", value: 0, unit: "" }];
    const call = { url: `${url}/${await firstUser(url)}`, headers: HEADERS };
    await load(call, 0.2);
    const { perSecond } = await load(call, 0.4);
    return [{ name: "emulate: user reads", value: perSecond, unit: "/s" }];
  } finally {
    if (child.pid !== undefined && child.exitCode === null) process.kill(-child.pid, "SIGTERM");
    await exited;
  }
}

const HEADERS = { authorization: "Bearer sk_test_x" };

async function freePort(): Promise<number> {
  const server = createServer();
  const port = await listen(server, 0, "127.0.0.1");
  server.close();
  return port;
}

async function answers(url: string): Promise<boolean> {
  for (let second = 0; second < PATIENCE; second++) {
    const response = await fetch(url, { headers: HEADERS }).catch(() => undefined);
    if (response?.ok) return true;
    await new Promise((resolve) => setTimeout(resolve, 1000));
  }
  return false;
}

async function firstUser(url: string): Promise<string> {
  const { data } = (await (await fetch(url, { headers: HEADERS })).json()) as {
    data: { id: string }[];
  };
  return data[0]?.id ?? "";
}
