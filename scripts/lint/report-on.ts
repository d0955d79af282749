import { relative, sep } from "node:path";

import { applyBaseline, writeBaseline } from "./baseline.ts";
import type { Diagnostic, Finding } from "./check.ts";
import type { Crash } from "./complete.ts";
import type { BlockFacts, Memory, SkillFacts } from "./memory.ts";
import type { BlockAccount, Report } from "./report.ts";
import { strongest } from "./status.ts";
import { applySuppressions } from "./suppress.ts";
import type { Target } from "./target.ts";

interface Known {
  memory: Memory;
  target: Target;
  /** Names of the checks that ran. */
  selected: Set<string>;
  crashes: Crash[];
  cwd: string;
  /** Whether today's findings become the known ones. */
  writesBaseline: boolean;
}

/** What memory says about a target, with files named as seen from `cwd`. */
export function reportOn(known: Known): Report {
  const { memory, target, selected, cwd } = known;
  const skills = target.directories.flatMap((directory) => memory.skills[directory] ?? []);
  const seen = <T extends { file: string }>(thing: T): T => ({
    ...thing,
    file: seenFrom(cwd, target.root, thing.file),
  });
  const blocks = skills.flatMap((skill) => skill.blocks.map((block) => account(block, selected)));
  const diagnostics = judge(known, skills);
  return {
    summary: {
      skills: skills.length,
      documents: skills.reduce((sum, { documents }) => sum + documents, 0),
      blocks: blocks.length,
      problems: diagnostics.length,
      ms: 0,
    },
    skills: target.directories.map((directory) => seenFrom(cwd, target.root, directory)),
    blocks: blocks.map(seen),
    diagnostics: diagnostics.map(seen),
  };
}

function judge({ memory, target, selected, crashes, ...known }: Known, skills: SkillFacts[]) {
  const found = [
    ...[...skills, memory.pack].flatMap(({ findings }) => diagnose(findings, selected)),
    ...crashes.flatMap(confess),
  ];
  const names = new Set(memory.checks.map(({ name }) => name));
  const listed = skills.flatMap(({ suppressions }) => suppressions);
  const left = applySuppressions(found, listed, names, selected);
  if (known.writesBaseline) writeBaseline(target, left);
  return applyBaseline(target, left, selected);
}

function account({ covers, ...block }: BlockFacts, selected: Set<string>): BlockAccount {
  const statuses = Object.entries(covers).flatMap(([check, status]) =>
    selected.has(check) ? status : [],
  );
  return { ...block, status: strongest(statuses) };
}

function diagnose(findings: Record<string, Finding[]>, selected: Set<string>): Diagnostic[] {
  return Object.entries(findings).flatMap(([check, found]) =>
    selected.has(check) ? found.map((finding) => ({ ...finding, check })) : [],
  );
}

/** A check that stopped proves nothing, so that is a finding about the whole pack. */
function confess({ check, error, found }: Crash): Diagnostic[] {
  const why = error instanceof Error ? error.message : String(error);
  const message = `Unexpected end of this check, expected it to finish: ${why}`;
  return [...found, { file: ".", line: 1, column: 1, endLine: 1, endColumn: 1, check, message }];
}

function seenFrom(cwd: string, root: string, file: string): string {
  return (relative(cwd, `${root}/${file}`) || ".").split(sep).join("/");
}
