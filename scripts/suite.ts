import { parseArgs } from "node:util";
import { cacheFolder } from "./instance/cache-folder.ts";
import { againstClerk } from "./suite/against-clerk.ts";
import { describe, NOT_RUN } from "./suite/describe.ts";
import { openLedgers } from "./suite/ledgers.ts";
import { runSuites, SUITES } from "./suite/run-suites.ts";
import { readTarget } from "./suite/target.ts";

const HELP = `Runs the suites that hold @clerk/backend against an instance.

  npm run suite -- [SUITE…]                      the local dev instance
  npm run suite -- --against clerk [SUITE…]      Clerk, by CLERK_SECRET_KEY and CLERK_PUBLISHABLE_KEY

  SUITE             users, sessions, … (default: all)
  --against clerk   only this makes anything leave the machine; keys in the environment do not
  --not-empty       the instance may hold something; it is left alone, though tests that count fail
  --api-url URL     an instance on this machine in Clerk's place
  --help            print this

Live keys are refused. What a run creates it notes, marks where it can, and takes away again, also
after Ctrl-C; after a crash the next run does. Nothing else is changed or deleted.
`;

function readOptions() {
  return parseArgs({
    allowPositionals: true,
    options: {
      against: { type: "string" },
      "not-empty": { type: "boolean", default: false },
      "api-url": { type: "string" },
      help: { type: "boolean", default: false },
    },
  });
}

function readSuites(names: string[]): readonly string[] {
  const unknown = names.find((name) => !SUITES.some((suite) => suite === name));
  if (unknown === undefined) return names.length > 0 ? names : SUITES;
  throw new Error(`Unexpected suite ${unknown}, expected one of ${SUITES.join(", ")}`);
}

function stopSignal(): AbortSignal {
  const stop = new AbortController();
  for (const name of ["SIGINT", "SIGTERM"] as const) process.on(name, () => stop.abort());
  return stop.signal;
}

async function main(): Promise<number> {
  const { values: options, positionals } = readOptions();
  if (options.help) {
    process.stdout.write(HELP);
    return 0;
  }
  const suites = readSuites(positionals);
  const signal = stopSignal();
  const { against, "api-url": api, "not-empty": mayHoldMore } = options;
  if (against === undefined) {
    const outcome = await runSuites({ suites, signal });
    process.stdout.write(`${describe("Local dev instance", outcome)}${NOT_RUN}`);
    return outcome.failed > 0 ? 1 : 0;
  }
  if (against !== "clerk") throw new Error(`Unexpected --against ${against}, expected clerk`);
  const target = readTarget(process.env, api);
  const ledgers = openLedgers(target, cacheFolder());
  const run = (env: Record<string, string>) => runSuites({ suites, env, signal });
  const outcome = await againstClerk({ target, ledgers, mayHoldMore, run });
  process.stdout.write(describe(api ?? "Clerk itself", outcome));
  if (api !== undefined) process.stdout.write(NOT_RUN);
  return outcome.failed > 0 || outcome.left.length > 0 ? 1 : 0;
}

try {
  process.exitCode = await main();
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 2;
}
