import { posix } from "node:path";

import type { Block } from "../pack/block.ts";
import type { Skill } from "../pack/pack.ts";
import { listStarters, readStarter } from "./starter.ts";

/** An app in memory: a starter, and a skill's titled blocks over it. */
export interface Sample {
  skill: string;
  /** Undefined for a skill that names no starter. */
  starter?: string;
  /** Every file's text, by path. */
  files: Map<string, string>;
  /** The blocks among them, by path. */
  blocks: Map<string, Block>;
  /** Paths of the starter's files, also of those a block replaces. */
  starterPaths: string[];
}

export function growSample(skill: Skill, starter?: string): Sample {
  const files = starter === undefined ? new Map<string, string>() : readStarter(starter);
  const starterPaths = [...files.keys()];
  const blocks = new Map<string, Block>();
  for (const block of blocksOf(skill)) {
    const path = pathOf(block);
    if (path === undefined || !belongsTo(block, starter) || blocks.has(path)) continue;
    if (clashes(path, files)) continue;
    blocks.set(path, block);
    files.set(path, block.code);
  }
  return {
    skill: skill.name,
    ...(starter === undefined ? {} : { starter }),
    files,
    blocks,
    starterPaths,
  };
}

export function blocksOf(skill: Skill): Block[] {
  return skill.documents.flatMap(({ blocks }) => blocks);
}

/** The starters a skill's blocks name, in the order they first do. */
export function startersOf(skill: Skill): string[] {
  const known = new Set(listStarters());
  const named = blocksOf(skill).flatMap(({ app }) =>
    app !== undefined && known.has(app) ? app : [],
  );
  return [...new Set(named)];
}

function belongsTo({ app }: Block, starter: string | undefined): boolean {
  return app === undefined || app === starter;
}

/** Where a block stands in its app; a wrong or partial example stands nowhere, whatever its title. */
export function pathOf({ title, error, fragment }: Block): string | undefined {
  if (title === undefined || error !== undefined || fragment !== undefined) return undefined;
  const path = posix.normalize(title);
  const isInside = !path.startsWith("../") && !posix.isAbsolute(path);
  return isInside && isPlain(path) && posix.extname(path) !== "" ? path : undefined;
}

/** True for what every file system takes. */
export function isPlain(path: string): boolean {
  return path.length <= 200 && !/[\s\\\p{Cc}]/u.test(path);
}

/** True if a file stands where the path wants a folder, or the other way round. */
export function clashes(path: string, files: ReadonlyMap<string, string>): boolean {
  return [...files.keys()].some(
    (other) => path.startsWith(`${other}/`) || other.startsWith(`${path}/`),
  );
}
