import { resolve } from "node:path";

import { recall, remember } from "./cache.ts";
import type { Crash, Shelf } from "./complete.ts";
import { linterVersion } from "./fingerprint.ts";
import { describeChecks, learn, readAhead } from "./learn.ts";
import { forget, hashSkills, knows } from "./stale.ts";
import type { CheckFacts, Memory } from "./memory.ts";
import { openMemory } from "./open-memory.ts";
import { merge, type Report } from "./report.ts";
import { reportOn } from "./report-on.ts";
import { selectChecks } from "./select-checks.ts";
import { findTargets, type Target } from "./target.ts";
import { WrongUsage } from "../command/wrong-usage.ts";

export interface Request {
  /** Absolute; paths start from it, and files are reported relative to it. */
  cwd: string;
  paths: string[];
  only?: string[];
  config?: string;
  writesBaseline?: boolean;
}

export interface Result {
  report: Report;
  checks: CheckFacts[];
  targets: Target[];
  crashes: Crash[];
}

/** Lints as often as asked, each time only what changed; `cache` is for what earlier processes found. */
export interface Linter {
  lint(request: Request): Promise<Result>;
  /** Ends what checks keep open. */
  close(): Promise<void>;
}

interface State {
  cache: boolean;
  version: string;
  /** By the pack's root. */
  memories: Map<string, Memory>;
  shelf: Shelf;
}

export function createLinter({ cache }: { cache: boolean }): Linter {
  const version = cache ? linterVersion() : "";
  const state: State = { cache, version, memories: new Map(), shelf: new Map() };
  return {
    lint: (request) => lint(state, request),
    async close() {
      if (state.shelf.size === 0) return;
      const { checks } = await import("./checks.ts");
      await Promise.all(checks.map(async (check) => check.close?.()));
    },
  };
}

async function lint(state: State, request: Request): Promise<Result> {
  const started = performance.now();
  const config = request.config === undefined ? undefined : resolve(request.cwd, request.config);
  const paths = (request.paths.length > 0 ? request.paths : ["."]).map((path) =>
    resolve(request.cwd, path),
  );
  const targets = await findTargets(paths, async (root) => {
    const earlier = state.memories.get(root) ?? (state.cache ? recall(root) : undefined);
    const memory = await openMemory(root, config, state.version, earlier);
    state.memories.set(root, memory);
    return memory.settings;
  });
  const done = await Promise.all(targets.map((target) => lintTarget(state, request, target)));
  const report = merge(
    done.map((one) => one.report),
    Math.round(performance.now() - started),
  );
  const checks = state.memories.get(targets[0]?.root ?? "")?.checks ?? [];
  return { report, checks, targets, crashes: done.flatMap((one) => one.crashes) };
}

async function lintTarget(state: State, request: Request, target: Target) {
  const { cwd, only, writesBaseline = false } = request;
  const memory = state.memories.get(target.root);
  if (!memory) throw new Error(`no memory of ${target.root}`);
  if (writesBaseline && only) {
    throw new WrongUsage("Unexpected --only with --write-baseline, expected all checks");
  }
  const hashes = hashSkills(target);
  forget(memory, target, hashes);
  await readAhead(memory, target, only);
  if (memory.checks.length === 0) memory.checks = await describeChecks();
  const selected = selectChecks(memory.checks, target.settings, only);
  const isKnown = knows(memory, target, selected);
  const crashes = isKnown
    ? []
    : await learn({ memory, target, hashes, shelf: state.shelf }, selected);
  if (state.cache && !isKnown) remember(target.root, memory);
  return { report: reportOn({ memory, target, selected, crashes, cwd, writesBaseline }), crashes };
}
