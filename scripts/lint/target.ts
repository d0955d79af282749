import { existsSync, type Stats, statSync } from "node:fs";
import { dirname, join, relative, sep } from "node:path";

import { isSkill, listSkills } from "../pack/walk.ts";
import type { Settings } from "./settings.ts";
import { WrongUsage } from "../command/wrong-usage.ts";

/** Skills of one pack that were asked for. */
export interface Target {
  root: string;
  settings: Settings;
  directories: string[];
  /** Of all skills of the pack. */
  siblings: string[];
  /** False if the pack has skills that were not asked for. */
  isWhole: boolean;
}

type SettingsOf = (root: string) => Promise<Settings>;

/** The packs that absolute paths lead to, each once. */
export async function findTargets(paths: string[], settingsOf: SettingsOf): Promise<Target[]> {
  const targets = new Map<string, Target>();
  for (const path of paths) {
    const found = await findTarget(path, settingsOf);
    const directories = [...(targets.get(found.root)?.directories ?? []), ...found.directories];
    targets.set(found.root, chosen(found.root, directories, found.settings));
  }
  return [...targets.values()];
}

async function findTarget(path: string, settingsOf: SettingsOf): Promise<Target> {
  const folder = folderOf(path);
  const fallback = isSkill(folder) ? dirname(folder) : folder;
  for (const root of [...ancestors(folder).filter(isPack), fallback]) {
    const settings = await settingsOf(root);
    const within = relative(root, folder).split(sep).join("/");
    const directories = listSkills(root, settings.skills).filter((skill) => holds(within, skill));
    if (directories.length > 0) return chosen(root, directories, settings);
  }
  throw new WrongUsage(`No skills in ${path}, expected a folder with a SKILL.md in or below it`);
}

function chosen(root: string, directories: string[], settings: Settings): Target {
  const all = listSkills(root, settings.skills);
  const asked = all.filter((directory) => directories.includes(directory));
  const isWhole = asked.length === all.length;
  return { root, settings, directories: asked, siblings: all, isWhole };
}

/** The folder a path names; for a file, the skill it belongs to. */
function folderOf(path: string): string {
  if (kindOf(path).isDirectory()) return path;
  return ancestors(dirname(path)).find(isSkill) ?? dirname(path);
}

function kindOf(path: string): Stats {
  try {
    return statSync(path);
  } catch (error) {
    const isGone = error instanceof Error && "code" in error && error.code === "ENOENT";
    throw new WrongUsage(
      isGone ? `No such file or folder: ${path}` : `Cannot read ${path}: ${String(error)}`,
    );
  }
}

function ancestors(folder: string): string[] {
  const parent = dirname(folder);
  return parent === folder ? [folder] : [folder, ...ancestors(parent)];
}

const marks = ["skill-lint.json", ".claude-plugin", "plugin.json", ".git"];

function isPack(folder: string): boolean {
  return marks.some((mark) => existsSync(join(folder, mark)));
}

function holds(folder: string, path: string): boolean {
  return folder === "" || path === folder || path.startsWith(`${folder}/`);
}
