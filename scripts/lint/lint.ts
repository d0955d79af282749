import type { Pack } from "../pack/pack.ts";
import { readPack } from "../pack/pack.ts";
import type { Check, Diagnostic } from "./check.ts";
import { runChecks } from "./run.ts";
import type { Settings } from "./settings.ts";

export interface Summary {
  skills: number;
  documents: number;
  blocks: number;
  problems: number;
  ms: number;
}

export interface Report {
  summary: Summary;
  diagnostics: Diagnostic[];
}

export async function lint(root: string, checks: Check[], settings: Settings): Promise<Report> {
  const started = performance.now();
  const pack = readPack(root);
  const outcomes = await runChecks(pack, checks, settings);
  const diagnostics = outcomes
    .flatMap(({ check, findings }) => findings.map((finding) => ({ ...finding, check })))
    .toSorted(byPlace);
  return { summary: summarize(pack, diagnostics.length, started), diagnostics };
}

function summarize(pack: Pack, problems: number, started: number): Summary {
  const documents = pack.skills.flatMap((skill) => skill.documents);
  return {
    skills: pack.skills.length,
    documents: documents.length,
    blocks: documents.reduce((sum, { blocks }) => sum + blocks.length, 0),
    problems,
    ms: Math.round(performance.now() - started),
  };
}

function byPlace(a: Diagnostic, b: Diagnostic): number {
  return (
    compare(a.file, b.file) ||
    a.line - b.line ||
    a.column - b.column ||
    compare(a.check, b.check) ||
    compare(a.message, b.message)
  );
}

/** Not by locale: a report must not depend on the machine it was made on. */
function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
