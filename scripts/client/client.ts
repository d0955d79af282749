import { spawn } from "node:child_process";
import { mkdirSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";
import { text } from "node:stream/consumers";

export interface Client {
  /** Path of the native client. */
  program: string;
  /** A folder of its own, so that nobody's configuration is read or written. */
  home: string;
  /** Where it finds its model. */
  modelUrl: string;
}

export interface Outcome {
  status: number | string;
  stdout: string;
  stderr: string;
}

/** Runs one command of the client; nothing it starts knows the caller's environment. */
export async function runClient(client: Client, folder: string, args: string[]): Promise<Outcome> {
  mkdirSync(temporary(client), { recursive: true });
  const child = spawn(client.program, args, {
    cwd: folder,
    env: environment(client),
    stdio: ["ignore", "pipe", "pipe"],
    timeout: 120_000,
  });
  const status = new Promise<number | string>((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code, signal) => resolve(code ?? signal ?? "no exit code"));
  });
  const [stdout, stderr] = await Promise.all([text(child.stdout), text(child.stderr)]);
  return { status: await status, stdout, stderr };
}

function temporary({ home }: Client): string {
  return join(home, "tmp");
}

function environment(client: Client): NodeJS.ProcessEnv {
  const { home, modelUrl } = client;
  return {
    PATH: [dirname(process.execPath), process.env["PATH"]].join(delimiter),
    HOME: home,
    USERPROFILE: home,
    CLAUDE_CONFIG_DIR: join(home, ".claude"),
    CLAUDE_CODE_TMPDIR: temporary(client),
    TMPDIR: temporary(client),
    ANTHROPIC_BASE_URL: modelUrl,
    ANTHROPIC_API_KEY: "no-key",
    DISABLE_AUTOUPDATER: "1",
    DISABLE_TELEMETRY: "1",
    CLAUDE_CODE_DISABLE_NONESSENTIAL_TRAFFIC: "1",
  };
}
