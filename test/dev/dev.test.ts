import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:http";
import { mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { text } from "node:stream/consumers";
import { onTestFinished, describe, expect, test } from "vitest";
import { processTable } from "../../scripts/dev/process-table.ts";
import { listen, stop } from "../../scripts/instance/listen.ts";

interface Ready {
  url: string;
  backend: string;
  env: Record<string, string>;
}

/** A folder for its temporary files tells which processes are of this test. */
async function launch(file: string, args: string[]): Promise<ChildProcess & { folder: string }> {
  const folder = await mkdtemp(join(tmpdir(), "dev-test-"));
  const env = { ...process.env, TMPDIR: folder, CLERK_SECRET_KEY: "" };
  const child = spawn(file, args, { env, stdio: ["ignore", "pipe", "pipe"] });
  onTestFinished(async () => {
    child.kill("SIGKILL");
    await rm(folder, { recursive: true, force: true });
  });
  return Object.assign(child, { folder });
}

const dev = (...args: string[]) =>
  launch(process.execPath, ["--import", "tsx", "scripts/dev.ts", ...args]);

async function ready({ stdout }: ChildProcess): Promise<Ready> {
  if (!stdout) throw new Error("Expected an output");
  for await (const line of createInterface(stdout)) {
    if (line.startsWith("{")) return JSON.parse(line) as Ready;
  }
  throw new Error("Expected a line once it is ready");
}

async function readTo({ stdout }: ChildProcess, start: string): Promise<string[]> {
  const lines: string[] = [];
  if (!stdout) throw new Error("Expected an output");
  for await (const line of createInterface(stdout)) {
    lines.push(line);
    if (line.startsWith(start)) return lines;
  }
  throw new Error(`Expected a line that starts with ${start}`);
}

const isExport = (line: string): boolean => line.startsWith("export ");

async function ended(child: ChildProcess) {
  const [errors, [code]] = await Promise.all([
    child.stderr ? text(child.stderr) : "",
    once(child, "exit") as Promise<[number | null]>,
  ]);
  return { code, errors };
}

/** Resolves once no process is left that names the marker. */
async function gone(marker: string): Promise<void> {
  await expect
    .poll(() => processTable().filter(({ command }) => command.includes(marker)).length, {
      timeout: 8_000,
    })
    .toBe(0);
}

describe("npm run dev", { timeout: 30_000 }, () => {
  test("prints one line of JSON once it answers, with both ways in", async () => {
    const child = await dev("--json", "--webhook", "http://127.0.0.1:9/hook");
    const { url, backend, env } = await ready(child);
    const headers = { authorization: `Bearer ${env["CLERK_SECRET_KEY"]}` };
    expect((await fetch(`${backend}/v1/users`, { headers })).status).toBe(200);
    expect(env).toMatchObject({
      CLERK_API_URL: backend,
      NEXT_PUBLIC_CLERK_PROXY_URL: url,
      NODE_OPTIONS: expect.stringContaining("--import file://"),
      CLERK_WEBHOOK_SIGNING_SECRET: expect.stringMatching(/^whsec_/),
    });
  });

  test("tells a person what to paste, and where to try it without an app", async () => {
    const lines = await readTo(await dev(), "No line of the app changes");
    const [from, to] = [lines.findIndex(isExport), lines.findLastIndex(isExport)];
    const pasted = lines.slice(from, to + 1).join("\n");
    const key = `require("node:crypto").createPublicKey(process.env.CLERK_JWT_KEY).type`;
    const shell = spawn("sh", ["-c", `${pasted}\nnode -p '${key}'`], { env: process.env });
    expect((await text(shell.stdout)).trim()).toBe("public");
    const [page = ""] = /http:\S+\/sign-up$/m.exec(lines.join("\n")) ?? [];
    expect((await fetch(page)).status).toBe(200);
  });

  test.each(["SIGINT", "SIGTERM"] as const)("ends clean on %s", async (signal) => {
    const child = await dev("--json");
    await ready(child);
    const end = ended(child);
    child.kill(signal);
    expect(await end).toEqual({ code: 0, errors: "" });
    expect(await readdir(child.folder)).toEqual(expect.not.arrayContaining([/preload/]));
  });

  test.each([
    ["npm run dev", "npm", ["run", "--silent", "dev", "--", "--json"]],
    ["npx tsx", "npx", ["tsx", "scripts/dev.ts", "--json"]],
  ])("leaves no process behind when %s is ended", async (_name, file, args) => {
    const marker = `http://127.0.0.1:9/${Math.random().toString(36).slice(2)}`;
    const child = await launch(file, [...args, "--webhook", marker]);
    await ready(child);
    child.kill("SIGTERM");
    await gone(marker);
  });

  test.each([
    [["--port", "banana"], "Unexpected --port banana"],
    [["--frobnicate"], "--frobnicate"],
    [["--seed", "/nowhere.json"], "The seed /nowhere.json could not be read"],
    [["--", "no-such-command"], "Unexpected command no-such-command"],
  ])("%j is refused with a sentence", async (args, message) => {
    const { code, errors } = await ended(await dev(...args));
    expect(code).toBe(2);
    expect(errors).toContain(message);
    expect(errors).not.toContain("    at ");
  });

  test("a port that is taken is named", async () => {
    const server = createServer();
    const port = await listen(server, 0, "127.0.0.1");
    const { code, errors } = await ended(await dev("--port", String(port)));
    expect([code, errors]).toEqual([2, expect.stringContaining(`Unexpected port ${port}`)]);
    await stop(server);
  });

  test("a live key in the environment stops it", async () => {
    const child = spawn(process.execPath, ["--import", "tsx", "scripts/dev.ts"], {
      env: { ...process.env, CLERK_SECRET_KEY: "sk_live_x" },
    });
    expect(await ended(child)).toMatchObject({
      code: 2,
      errors: expect.stringContaining("sk_live_"),
    });
  });
});

describe("a command", { timeout: 30_000 }, () => {
  test("gets the environment, and its exit code is ours", async () => {
    const script = `process.exit(process.env.CLERK_API_URL.endsWith("/bapi") ? 7 : 1)`;
    const { code } = await ended(await dev("--", process.execPath, "--eval", script));
    expect(code).toBe(7);
  });

  test("is taken along with what it started itself", async () => {
    const folder = await mkdtemp(join(tmpdir(), "dev-command-"));
    const script = join(folder, "sleeper.sh");
    await writeFile(script, "sleep 600 &\necho '{}'\nsleep 601\n");
    const child = await dev("--", "sh", "-c", `sh ${script}; true`);
    await ready(child);
    const end = ended(child);
    child.kill("SIGTERM");
    expect((await end).code).toBeGreaterThan(0);
    await gone(script);
    await rm(folder, { recursive: true });
  });
});
