import { once } from "node:events";
import { rm } from "node:fs/promises";
import { join } from "node:path";
import { readArguments } from "./command/read-arguments.ts";
import { WrongUsage } from "./command/wrong-usage.ts";
import { stopWithLauncher } from "./dev/stop-with-launcher.ts";
import { readPack } from "./pack/pack.ts";
import { sampleName, type SampleLine, samples } from "./samples/samples.ts";
import { demoSeed } from "./stage/demo-people.ts";
import { describeStage } from "./stage/describe-stage.ts";
import { openStage, type Stage, type StageOptions } from "./stage/stage.ts";

const HELP = `Makes an app of a skill's samples, and runs it beside a dev instance.

  npm run sample -- NAME     NAME is one of --list
  npm run demo               the one to try first

  --list       print the samples
  --keep       leave the app in .samples/ when it stops
  --port N     the app listens there (default: a free port)
  --verbose    show what the app prints
  --help       print this
`;

function readOptions() {
  return readArguments({
    allowPositionals: true,
    options: {
      list: { type: "boolean", default: false },
      keep: { type: "boolean", default: false },
      port: { type: "string" },
      verbose: { type: "boolean", default: false },
      help: { type: "boolean", default: false },
    },
  });
}

async function main(): Promise<void> {
  const { values: options, positionals } = readOptions();
  if (options.help) process.stdout.write(HELP);
  else if (options.list || positionals.length === 0) process.stdout.write(list());
  else await runSample(lineOf(positionals), options);
}

type Options = ReturnType<typeof readOptions>["values"];

async function runSample(line: SampleLine, options: Options): Promise<void> {
  const asked = Promise.race([once(process, "SIGINT"), once(process, "SIGTERM")]);
  stopWithLauncher();
  process.stderr.write(`Starting ${sampleName(line)} beside a dev instance…\n`);
  const stage = await openStage({
    ...stageOf(line),
    port: readPort(options.port),
    onOutput: options.verbose ? (text) => void process.stderr.write(text) : undefined,
  });
  try {
    process.stdout.write(describeStage(line, stage));
    await asked;
  } finally {
    await stage.close();
    if (!options.keep) await clear(stage);
  }
}

async function clear({ folder, scripts }: Stage): Promise<void> {
  for (const one of [folder, scripts]) {
    if (one !== undefined) await rm(one, { recursive: true, force: true });
  }
}

function stageOf(
  line: SampleLine,
): Pick<StageOptions, "into" | "skill" | "line" | "mode" | "isPlain"> {
  const { root, skills } = readPack(process.cwd());
  const skill = skills.find(({ name }) => name === line.skill);
  if (!skill) throw new WrongUsage(`Unexpected folder ${root}, expected the pack's own`);
  return {
    into: join(root, ".samples"),
    skill,
    line: { ...line, seed: { ...demoSeed, ...line.seed } },
    mode: "dev",
    isPlain: true,
  };
}

function lineOf([name = "", ...rest]: string[]): SampleLine {
  const line = samples.find((one) => sampleName(one) === name);
  if (line && rest.length === 0) return line;
  throw new WrongUsage(
    `Unexpected sample ${[name, ...rest].join(" ")}, expected one of:\n${list()}`,
  );
}

function list(): string {
  return samples.map((line) => `${sampleName(line)}\n`).join("");
}

function readPort(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  if (/^\d+$/.test(text) && Number(text) > 0 && Number(text) < 65_536) return Number(text);
  throw new WrongUsage(`Unexpected --port ${text}, expected a number from 1 to 65535`);
}

try {
  await main();
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = error instanceof WrongUsage ? 2 : 1;
}
