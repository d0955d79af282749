import { writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, relative } from "node:path";
import { pathToFileURL } from "node:url";

import { readPack } from "../pack/pack.ts";
import { writeCorpus } from "./corpus.ts";
import { writeOneProject } from "./one-project.ts";
import { run, type Run } from "./run.ts";
import { saveToReport } from "./save-to-report.ts";

/** One goal, and how far it is met. */
export interface Line {
  what: string;
  measured: number;
  goal: number;
  detail: string;
}

interface Bench {
  home: string;
  /** The pack as large as the finished one, and ten times that. */
  small: string;
  large: string;
  rounds: number;
  tsc: () => Promise<Run>;
  nothing: () => Promise<Run>;
  lint: (...args: string[]) => Promise<Run>;
}

const require = createRequire(import.meta.url);
/** What is compared runs in turn, so that a busy machine slows all of it alike. */
export async function benchLint(home: string, rounds: number): Promise<Line[]> {
  const bench = prepare(home, rounds);
  await warmUp(bench);
  const times = await measure(bench);
  return [...ratios(times), ...(await watching(bench)), ...memory(times)];
}

function prepare(home: string, rounds: number): Bench {
  const folder = join(home, ".cache/bench");
  const [small, large, empty] = [join(folder, "24"), join(folder, "240"), join(folder, "empty")];
  writeCorpus(small, 24);
  writeCorpus(large, 240);
  writeFileSync(`${empty}.ts`, "");
  writeFileSync(`${empty}.mjs`, launching(relative(home, `${empty}.ts`)));
  const project = writeOneProject(join(folder, "tsc"), readPack(small));
  const script = join(home, "scripts/lint.mjs");
  return {
    home,
    small,
    large,
    rounds,
    tsc: () => run(nativeCompiler(), ["-p", project], home),
    nothing: () => run(process.execPath, [`${empty}.mjs`], home),
    lint: (...args) => run(process.execPath, [script, ...args], home),
  };
}

/** What starts a script as `scripts/lint.mjs` starts the linter. */
function launching(entry: string): string {
  const launcher = pathToFileURL(join(import.meta.dirname, "../built/run-built.mjs")).href;
  return `import { runBuilt } from "${launcher}";\nawait runBuilt("${entry}");\n`;
}

/** The executable itself: its launcher in `typescript` costs a start of Node. */
function nativeCompiler(): string {
  const name = `@typescript/typescript-${process.platform}-${process.arch}`;
  const from = createRequire(require.resolve("typescript/package.json"));
  return join(dirname(from.resolve(`${name}/package.json`)), "lib/tsc");
}

/** Fills caches, and refuses to time what does not do its work. */
async function warmUp({ tsc, lint, nothing, small, large }: Bench): Promise<void> {
  for (const { status, output } of [
    await tsc(),
    await nothing(),
    await lint(small),
    await lint(large),
  ]) {
    if (status !== 0) throw new Error(`The corpus should be right, but:\n${output}`);
  }
}

type Times = Record<"tsc" | "cold" | "cached" | "nothing" | "tenfold", Run[]>;

async function measure({ tsc, lint, nothing, small, large, rounds }: Bench): Promise<Times> {
  const times: Times = { tsc: [], cold: [], cached: [], nothing: [], tenfold: [] };
  for (let i = 0; i < rounds; i++) {
    times.tsc.push(await tsc());
    times.cold.push(await lint("--no-cache", small));
    times.nothing.push(await nothing());
    times.cached.push(await lint(small));
    times.tenfold.push(await lint("--no-cache", large));
  }
  return times;
}

function ratios(times: Times): Line[] {
  return [
    ratio("cold, all checks, to tsc on the same files", times.cold, times.tsc, 2.5),
    ratio("nothing changed, to an empty script", times.cached, times.nothing, 2),
    ratio("ten times the pack, to the pack", times.tenfold, times.cold, 11),
  ];
}

function ratio(what: string, ours: Run[], theirs: Run[], goal: number): Line {
  const [a, b] = [median(ours.map(({ ms }) => ms)), median(theirs.map(({ ms }) => ms))];
  return { what, measured: a / b, goal, detail: `${Math.round(a)} ms to ${Math.round(b)} ms` };
}

async function watching({ home, small, rounds }: Bench): Promise<Line[]> {
  const args = [join(home, "scripts/lint.mjs"), "--watch", small];
  const file = join(small, "skills/accounts-1/SKILL.md");
  const took = await saveToReport(process.execPath, args, file, rounds * 2);
  const detail = `slowest ${Math.round(Math.max(...took))} ms`;
  return [{ what: "from a save to its report, in ms", measured: median(took), goal: 100, detail }];
}

function memory({ cold, tenfold }: Times): Line[] {
  const most = (runs: Run[]) => Math.max(...runs.map(({ megabytes }) => megabytes));
  const detail = `${most(tenfold)} MB for ten times the pack`;
  return [{ what: "memory with all children, in MB", measured: most(cold), goal: 900, detail }];
}

function median(values: number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}
