import { once } from "node:events";
import { parseArgs } from "node:util";
import { describe } from "./dev/describe.ts";
import { launcher } from "./dev/launcher.ts";
import { runCommand } from "./dev/run-command.ts";
import { startDev, type Dev } from "./dev/start-dev.ts";
import { stopWithLauncher } from "./dev/stop-with-launcher.ts";

const HELP = `Starts a Clerk dev instance on this machine.

  ${launcher()} [options]
  ${launcher()} [options] -- COMMAND…   run a command with everything set

  --port N              listen there (default: a free port)
  --host ADDRESS        listen there (default: 127.0.0.1)
  --seed FILE           start with the users, organizations, roles… of a JSON file
  --state FILE          keep the instance in a file; a seed is then for the first start only
  --webhook URL         post every event there; its secret is in the environment
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
      webhook: { type: "string", multiple: true },
      "production-limits": { type: "boolean", default: false },
      json: { type: "boolean", default: false },
      help: { type: "boolean", default: false },
    },
  });
}

function ready(dev: Dev, asJson: boolean): string {
  const { url, backend, frontend } = dev.served;
  return asJson ? `${JSON.stringify({ url, backend, frontend, env: dev.env })}\n` : describe(dev);
}

async function main(): Promise<number> {
  const { values: options, positionals: command } = readOptions();
  if (options.help) {
    process.stdout.write(HELP);
    return 0;
  }
  const asked = Promise.race([once(process, "SIGINT"), once(process, "SIGTERM")]);
  const dev = await startDev(options);
  try {
    stopWithLauncher();
    if (command.length > 0) return await runCommand(command, dev.env);
    process.stdout.write(ready(dev, options.json));
    await asked;
    return 0;
  } finally {
    await dev.close();
  }
}

try {
  process.exitCode = await main();
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 2;
}
