import { join } from "node:path";
import { setImmediate as giveWay } from "node:timers/promises";

import type { Block } from "../pack/block.ts";
import type { Pack, Skill } from "../pack/pack.ts";
import { readSkill } from "../pack/skill.ts";
import type { Check, Diagnostic, Finding } from "./check.ts";
import { checks } from "./checks.ts";
import type { BlockFacts, Memory, SkillFacts } from "./memory.ts";
import { suppressions } from "./suppression.ts";
import type { Target } from "./target.ts";

/** A check that stopped, and what it had found until then. */
export interface Crash {
  check: string;
  error: unknown;
  found: Diagnostic[];
}

/** Skills already parsed, by absolute path, so that `--watch` parses only what was saved. */
export type Shelf = Map<string, { hash: string; skill: Skill }>;

export interface Work {
  memory: Memory;
  target: Target;
  hashes: Map<string, string>;
  shelf: Shelf;
}

/** Finds out what memory does not hold yet; checks that ask another process do so first. */
export async function complete(work: Work, selected: Set<string>): Promise<Crash[]> {
  for (const directory of work.target.directories) {
    work.memory.skills[directory] ??= describe(work, directory);
  }
  const chosen = checks.filter(({ name }) => selected.has(name));
  const asking = chosen.filter(({ close }) => close);
  const asked = Promise.all(asking.map((check) => completeCheck(check, work)));
  const crashes: Crash[] = [];
  for (const check of chosen.filter(({ close }) => !close)) {
    await giveWay();
    crashes.push(...(await completeCheck(check, work)));
  }
  return [...(await asked).flat(), ...crashes];
}

/** What a check that crashed had found is reported but not remembered. */
async function completeCheck(check: Check, work: Work): Promise<Crash[]> {
  const missing = missingFor(check, work);
  if (missing.length === 0) return [];
  const findings: Finding[] = [];
  try {
    const { settings } = work.target;
    for await (const finding of check.run(packOf(work, missing), settings)) findings.push(finding);
    keep(check, work, missing, findings);
    return [];
  } catch (error) {
    const found = findings.map((finding) => ({ ...finding, check: check.name }));
    return [{ check: check.name, error, found }];
  }
}

/** Directories of the skills a check has to look at. */
function missingFor({ name, perSkill }: Check, { memory, target }: Work): string[] {
  if (!perSkill) return memory.pack.findings[name] ? [] : target.directories;
  return target.directories.filter((directory) => !memory.skills[directory]?.findings[name]);
}

function keep(check: Check, { memory }: Work, directories: string[], findings: Finding[]): void {
  if (!check.perSkill) {
    memory.pack.findings[check.name] = findings;
    return;
  }
  for (const directory of directories) {
    const own = findings.filter(({ file }) => ownerOf(file, directories) === directory);
    const facts = memory.skills[directory];
    if (facts) facts.findings[check.name] = own;
  }
}

/** The innermost skill a file is in. */
function ownerOf(file: string, directories: string[]): string | undefined {
  return directories.findLast((one) => one === "." || file === one || file.startsWith(`${one}/`));
}

function packOf(work: Work, directories: string[]): Pack {
  const { root, siblings, isWhole } = work.target;
  const skills = directories.map((directory) => skillAt(work, directory));
  return { root, skills, directories: siblings, isWhole };
}

function skillAt({ shelf, target, hashes }: Work, directory: string): Skill {
  const hash = hashes.get(directory) ?? "";
  const path = join(target.root, directory);
  const known = shelf.get(path);
  if (known?.hash === hash) return known.skill;
  const skill = readSkill(target.root, directory, known?.skill);
  shelf.set(path, { hash, skill });
  return skill;
}

function describe(work: Work, directory: string): SkillFacts {
  const { documents } = skillAt(work, directory);
  return {
    hash: work.hashes.get(directory) ?? "",
    documents: documents.length,
    blocks: documents.flatMap(({ blocks }) => blocks.map(describeBlock)),
    suppressions: documents.flatMap(suppressions),
    findings: {},
  };
}

function describeBlock(block: Block): BlockFacts {
  const { file, line, lang, title, app } = block;
  const covers = checks.flatMap(({ name, covers }) => {
    const status = covers?.(block);
    return status === undefined ? [] : [[name, status] as const];
  });
  const what = { file, line, lang, covers: Object.fromEntries(covers) };
  return {
    ...what,
    ...(title === undefined ? {} : { title }),
    ...(app === undefined ? {} : { app }),
  };
}
