import { setFlagsFromString } from "node:v8";

import { exitWith } from "./command/exit-with.ts";
import { createLinter, type Linter, type Request, type Result } from "./lint/linter.ts";
import { help, type Options, readOptions } from "./lint/options.ts";
import { render } from "./lint/report/render.ts";
import { CompilerStopped } from "./samples/compiler-stopped.ts";

// Whoever reads the report may stop reading early, as `| head` does.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code !== "EPIPE") throw error;
  process.exit();
});

// A request to a compiler that just ended fails where we wait for it, and once more where nobody can.
process.on("unhandledRejection", (error) => {
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  if (code !== "EPIPE" && code !== "ERR_STREAM_DESTROYED") throw error;
});

// Else nothing would be cleared away.
process.once("SIGINT", () => process.exit(130)).once("SIGTERM", () => process.exit(143));

await exitWith(async () => {
  const options = readOptions(process.argv.slice(2));
  if (!options.help) return run(options);
  process.stdout.write(help);
  return 0;
});

async function run(options: Options): Promise<number> {
  // One run is over before most optimised code would pay for itself: this saves a tenth of its work.
  if (!options.watch) setFlagsFromString("--interrupt-budget=1000000");
  // While it watches, the compiler is to be warm before the first save, and memory is cache enough.
  const linter = createLinter({ cache: options.cache && !options.watch });
  const request = { cwd: process.cwd(), ...options };
  try {
    const result = await linter.lint(request);
    const code = await show(result, options);
    if (options.watch) await keepWatching(linter, request, result, options);
    return code;
  } finally {
    await linter.close();
  }
}

async function show(result: Result, { format }: Options): Promise<number> {
  for (const { check, error } of result.crashes) {
    // A finding tells of it, and its stack would tell nothing more.
    if (!(error instanceof CompilerStopped)) console.error(`${check} stopped:`, error);
  }
  process.stdout.write(await render(result, format));
  return result.report.summary.problems > 0 ? 1 : 0;
}

/** Until Ctrl-C. */
async function keepWatching(linter: Linter, request: Request, first: Result, options: Options) {
  const { watchSaves } = await import("./lint/watch.ts");
  const saves = watchSaves(first.targets);
  console.error("Watching for changes; Ctrl-C ends.");
  for await (const _ of saves) await show(await linter.lint(request), options);
}
