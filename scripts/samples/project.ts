import { dirname, isAbsolute, join, normalize } from "node:path/posix";

import type { Block } from "../pack/block.ts";
import type { Skill } from "../pack/pack.ts";
import { extensionOf } from "./extension.ts";
import { blocksOf, clashes, growSample, isPlain, pathOf, type Sample, startersOf } from "./grow.ts";
import { augmentedName, importAugmented } from "./roots.ts";
import { bundlerTypes } from "./tsconfig.ts";

/** A block as a file of a project. */
export interface Source {
  path: string;
  block: Block;
  /** True for a fragment: it has to parse and no more. */
  parseOnly: boolean;
}

/** All code of a skill for one app, compiled together and apart from everything else. */
export interface Project {
  /** Unique among the projects of a pack. */
  name: string;
  files: Map<string, string>;
  sources: Source[];
  /** The starter's own code, if a block replaces some of it. */
  bystanders: string[];
  /** The first block that does. */
  replacing: Block | undefined;
  /** Paths that its titled blocks name. */
  titled: string[];
  /** Undefined where there is no starter to bring a `tsconfig.json`. */
  starter: string | undefined;
}

/** One project per app the skill's blocks name; a skill that names none has one without a starter. */
export function projectsOf(skill: Skill): Project[] {
  const starters = startersOf(skill);
  const [first] = starters;
  const apps = starters.length === 0 ? [undefined] : starters;
  return apps
    .map((starter) => projectOf(skill, starter, starter === first))
    .filter(({ sources }) => sources.length > 0);
}

/** The first app also compiles what names no app and stands beside any. */
function projectOf(skill: Skill, starter: string | undefined, isFirst: boolean): Project {
  const sample = growSample(skill, starter);
  const known = new Set(startersOf(skill));
  const isHere = ({ app }: Block) => app === starter || (isFirst && !known.has(app ?? ""));
  const sources = blocksOf(skill).flatMap((block, index) => {
    const placed = sample.blocks.get(pathOf(block) ?? "") === block;
    if (!placed && !isHere(block)) return [];
    return sourceOf(block, placed ? pathOf(block) : undefined, index, sample.files);
  });
  const files = new Map(sample.files);
  for (const { path, block } of sources) files.set(path, block.code);
  const augmented = importAugmented(sources.map(({ block }) => block.code).join("\n"));
  if (augmented !== "") files.set(augmentedName, augmented);
  if (starter === undefined) files.set("bundler.lint.d.ts", bundlerTypes);
  const name = `${skill.directory}/${starter ?? "bare"}`;
  const titled = [...sample.blocks.keys()];
  return { name, files, sources, titled, starter, ...replacedIn(sample) };
}

function sourceOf(
  block: Block,
  placed: string | undefined,
  index: number,
  files: ReadonlyMap<string, string>,
): Source[] {
  const extension = extensionOf(block);
  if (extension === undefined) return [];
  const name = `block-${index}${extension}`;
  const beside = join(folderOf(block), name);
  const path = placed ?? (clashes(beside, files) ? name : beside);
  return [{ path, block, parseOnly: block.fragment !== undefined }];
}

/** Beside the file its title names; a number, so that an edit of the prose renames nothing. */
function folderOf({ title = "" }: Block): string {
  const folder = dirname(normalize(title));
  const isInside = !folder.startsWith("..") && !isAbsolute(folder) && isPlain(folder);
  return isInside ? folder : ".";
}

function replacedIn({ starterPaths, blocks }: Sample): Pick<Project, "bystanders" | "replacing"> {
  const replaced = starterPaths.find((path) => blocks.has(path));
  if (replaced === undefined) return { bystanders: [], replacing: undefined };
  const bystanders = starterPaths.filter((path) => /\.tsx?$/.test(path) && !blocks.has(path));
  return { bystanders, replacing: blocks.get(replaced) };
}
