import { setFlagsFromString } from "node:v8";

import { createLinter, type Linter, type Request, type Result } from "./lint/linter.ts";
import { help, type Options, readOptions } from "./lint/options.ts";
import { render } from "./lint/report/render.ts";
import { WrongUsage } from "./lint/wrong-usage.ts";
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

try {
  const options = readOptions(process.argv.slice(2));
  if (options.help) process.stdout.write(help);
  else await run(options);
} catch (error) {
  if (!(error instanceof WrongUsage)) throw error;
  console.error(error.message);
  process.exitCode = 2;
}

async function run(options: Options): Promise<void> {
  // One run is over before most optimised code would pay for itself: this saves a tenth of its work.
  if (!options.watch) setFlagsFromString("--interrupt-budget=1000000");
  // While it watches, the compiler is to be warm before the first save, and memory is cache enough.
  const linter = createLinter({ cache: options.cache && !options.watch });
  const request = { cwd: process.cwd(), ...options };
  try {
    const result = await linter.lint(request);
    await show(result, options);
    if (options.watch) await keepWatching(linter, request, result, options);
  } finally {
    await linter.close();
  }
}

async function show(result: Result, { format }: Options): Promise<void> {
  for (const { check, error } of result.crashes) {
    // A finding tells of it, and its stack would tell nothing more.
    if (!(error instanceof CompilerStopped)) console.error(`${check} stopped:`, error);
  }
  process.stdout.write(await render(result, format));
  process.exitCode = result.report.summary.problems > 0 ? 1 : 0;
}

/** Until Ctrl-C. */
async function keepWatching(linter: Linter, request: Request, first: Result, options: Options) {
  const { watchSaves } = await import("./lint/watch.ts");
  const saves = watchSaves(first.targets);
  console.error("Watching for changes; Ctrl-C ends.");
  for await (const _ of saves) await show(await linter.lint(request), options);
}
