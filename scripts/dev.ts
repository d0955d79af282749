import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { cacheFolder } from "./instance/cache-folder.ts";
import { environment, withEnvironment, type Environment } from "./instance/env.ts";
import { createInstance, type Instance } from "./instance/instance.ts";
import { updateSettings } from "./instance/resources/settings.ts";
import { parseSeed } from "./instance/seed/parse-seed.ts";
import { seed } from "./instance/seed/seed.ts";
import { serve, type Served } from "./instance/serve.ts";

const HELP = `Starts a Clerk dev instance on this machine.

  npm run dev -- [options]
  npx tsx scripts/dev.ts [options] [-- COMMAND…]   run a command with everything set

  --port N              listen there (default: a free port)
  --host ADDRESS        listen there (default: 127.0.0.1)
  --seed FILE           start with the users of a JSON file
  --state FILE          keep the instance in a file
  --production-limits   rate limits of a production instance
  --json                print one line once ready: {"url","backend","frontend","env"}
  --help                print this
`;

function readOptions() {
  return parseArgs({
    allowPositionals: true,
    options: {
      port: { type: "string", default: "0" },
      host: { type: "string", default: "127.0.0.1" },
      seed: { type: "string" },
      state: { type: "string" },
      "production-limits": { type: "boolean", default: false },
      json: { type: "boolean", default: false },
      help: { type: "boolean", default: false },
    },
  });
}

type Options = ReturnType<typeof readOptions>["values"];

function prepare(options: Options): Instance {
  if (process.env["CLERK_SECRET_KEY"]?.startsWith("sk_live_")) {
    throw new Error("Unexpected CLERK_SECRET_KEY sk_live_…, expected no live key in sight");
  }
  if (options.state) throw new Error("Unexpected --state: not built yet");
  const instance = createInstance({ keys: { spareFolder: cacheFolder() } });
  if (options["production-limits"]) updateSettings(instance, { productionLimits: true });
  if (options.seed) seed(instance, parseSeed(JSON.parse(readFileSync(options.seed, "utf8"))));
  return instance;
}

function describe(served: Served, env: Environment): string {
  const lines = Object.entries(env).map(([name, value]) => `${name}=${JSON.stringify(value)}`);
  return [
    `Clerk dev instance: ${served.url}`,
    "",
    "Run an app with everything set, at Clerk's own host names:",
    "  npx tsx scripts/dev.ts -- COMMAND",
    "or set this environment where it starts (keys and NODE_OPTIONS together, never in a file):",
    "",
    ...lines,
    "",
    "For Chromium:",
    ...(served.front?.chromiumFlags ?? []).map((flag) => `  '${flag}'`),
    "",
  ].join("\n");
}

/** Runs the command in the instance's environment; its exit code becomes ours. */
async function run(command: string[], env: Environment): Promise<number> {
  const [file = "", ...args] = command;
  const child = spawn(file, args, { stdio: "inherit", env: withEnvironment(process.env, env) });
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => child.kill(signal));
  const [code] = await once(child, "exit");
  return typeof code === "number" ? code : 1;
}

async function main(): Promise<number> {
  const { values: options, positionals: command } = readOptions();
  if (options.help) {
    process.stdout.write(HELP);
    return 0;
  }
  const instance = prepare(options);
  const served = await serve(instance, {
    port: Number(options.port),
    host: options.host,
    certificateFolder: cacheFolder(),
  });
  try {
    const env = await environment(instance, served);
    if (command.length > 0) return await run(command, env);
    const { url, backend, frontend } = served;
    const ready = options.json
      ? `${JSON.stringify({ url, backend, frontend, env })}\n`
      : describe(served, env);
    process.stdout.write(ready);
    await Promise.race([once(process, "SIGINT"), once(process, "SIGTERM")]);
    return 0;
  } finally {
    await served.close();
  }
}

try {
  process.exitCode = await main();
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 2;
}
