import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { createLinter } from "../lint/linter.ts";
import type { Report } from "../lint/report.ts";
import type { Pack, Skill } from "../pack/pack.ts";
import { sampleName, samples } from "../samples/samples.ts";
import { codeHash } from "./code-hash.ts";
import { countGuards, excusesOf } from "./count-guards.ts";
import { countLines } from "./count-lines.ts";
import { parseProof } from "./proof-file.ts";
import { type JourneyResult, readResult } from "./result.ts";
import { type Kind, runJourneys } from "./run-journeys.ts";
import { noGuards, type Proof, type SkillProof } from "./skill-proof.ts";

export interface Proved {
  proof: Proof;
  /** What went wrong, a sentence each. */
  problems: string[];
}

export interface ProveOptions {
  pack: Pack;
  /** What is proved anew; of the others, what was written down stays. */
  skills: readonly Skill[];
  kind: Kind;
}

export async function prove({ pack, skills, kind }: ProveOptions): Promise<Proved> {
  const before = readProof(pack.root);
  const problems: string[] = [];
  const report = await lint(pack.root);
  if (report.diagnostics.length > 0) problems.push("Lint finds something: run `npm run lint`.");
  const names = skills.flatMap(samplesOf);
  if (!(await runJourneys(pack.root, kind, names))) problems.push(failures[kind]);
  const proof: Proof = { skills: [], excuses: [] };
  for (const skill of pack.skills) {
    const known = before.skills.find((one) => one.skill === skill.name);
    const isAsked = skills.includes(skill);
    const seen = isAsked ? await see(pack.root, kind, skill, report, known) : known;
    if (seen) proof.skills.push(seen);
    if (seen?.code !== codeHash(skill)) problems.push(unproved(skill));
    const excuses = before.excuses.filter((one) => one.skill === skill.name);
    proof.excuses.push(
      ...(isAsked && kind === "guards"
        ? excusesOf(skill, resultsOf(pack.root, kind, skill))
        : excuses),
    );
  }
  return { proof, problems };
}

const failures: Record<Kind, string> = {
  walk: "A journey failed.",
  guards: "A guard can go and nobody gets in; above it says which. Write an attack, or excuse it.",
};

/** A skill's figures after a run: what this kind of run does not count stays, if the code is the same. */
async function see(
  root: string,
  kind: Kind,
  skill: Skill,
  report: Report,
  known: SkillProof | undefined,
): Promise<SkillProof> {
  const code = codeHash(skill);
  const kept = known?.code === code ? known : undefined;
  const results = resultsOf(root, kind, skill);
  const lines = await countLines(skill, results);
  const guards = countGuards(skill, results);
  return {
    skill: skill.name,
    code,
    ...countBlocks(skill, report),
    ...lines,
    ...(kind === "walk"
      ? { guards: { ...(kept?.guards ?? noGuards), found: guards.found } }
      : { executedLines: kept?.executedLines ?? 0, guards }),
  };
}

export function readProof(root: string): Proof {
  const file = join(root, "PROOF.md");
  return existsSync(file) ? parseProof(readFileSync(file, "utf8")) : { skills: [], excuses: [] };
}

async function lint(root: string): Promise<Report> {
  const linter = createLinter({ cache: true });
  try {
    return (await linter.lint({ cwd: root, paths: [] })).report;
  } finally {
    await linter.close();
  }
}

function samplesOf(skill: Skill): string[] {
  return samples.filter((line) => line.skill === skill.name).map(sampleName);
}

function resultsOf(root: string, kind: Kind, skill: Skill): JourneyResult[] {
  return samplesOf(skill).flatMap((name) => readResult(root, kind, name) ?? []);
}

function countBlocks(skill: Skill, { blocks }: Report): Pick<SkillProof, "blocks" | "compiled"> {
  const own = blocks.filter(({ file }) => file.startsWith(`${skill.directory}/`));
  return { blocks: own.length, compiled: own.filter(({ status }) => status === "compiled").length };
}

function unproved({ name }: Skill): string {
  return `The code of ${name} is not the one that was proved: \`npm run proof ${name}\`.`;
}
