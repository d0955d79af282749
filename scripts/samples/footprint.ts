import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

import type { Project } from "./project.ts";

/** Which packages' declarations a project may reach, and which of them change what everybody sees. */
export interface Footprints {
  /** Looks at declaration files; true if one was found that adds to the global scope or to others. */
  learn(files: readonly string[]): boolean;
  /** The same for projects that may share a program. */
  signatureOf(project: Project): string;
}

const imported =
  /(?:\bfrom|\bimport|\brequire|\btypes)\b\s*[=(]?\s*["']((?:@[\w.-]+\/)?[\w][\w.-]*)/g;
const isModule = /^\s*(import|export)\b/m;
const reachesOut = /^\s*declare (global|module)\b/m;

export function createFootprints(typesFrom: string): Footprints {
  const seen = new Set<string>();
  const loud = new Set<string>();
  const reached = createReach(typesFrom);
  const reachedBy = new WeakMap<Project, Set<string>>();
  const reachOf = (project: Project) => {
    const reach = reachedBy.get(project) ?? new Set(importsOf(project).flatMap(reached));
    reachedBy.set(project, reach);
    return reach;
  };
  return {
    learn(files) {
      const before = loud.size;
      for (const file of files) {
        const name = packageAt(file);
        if (name === undefined || seen.has(file)) continue;
        seen.add(file);
        if (!loud.has(name) && isLoud(readFileSync(file, "utf8"))) loud.add(name);
      }
      return loud.size > before;
    },
    signatureOf(project) {
      const reach = reachOf(project);
      return [...loud].filter((name) => reach.has(name)).join(" ");
    },
  };
}

function importsOf({ files }: Project): string[] {
  const matches = [...files.values()].flatMap((text) => [...text.matchAll(imported)]);
  return [...new Set(matches.map(([, name = ""]) => name))];
}

function isLoud(text: string): boolean {
  return reachesOut.test(text) || !isModule.test(text);
}

function packageAt(file: string): string | undefined {
  return /.*\/node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(file)?.[1];
}

/** A package, what it depends on, and all their separate types; by their package.json. */
function createReach(typesFrom: string): (name: string) => string[] {
  const known = new Map<string, string[]>();
  const visit = (name: string, found: Set<string>): void => {
    if (found.has(name)) return;
    found.add(name);
    for (const next of [...dependenciesOf(typesFrom, name), typesOf(name)]) visit(next, found);
  };
  return (name) => {
    const before = known.get(name);
    if (before) return before;
    const found = new Set<string>();
    visit(name, found);
    known.set(name, [...found]);
    return [...found];
  };
}

function typesOf(name: string): string {
  return name.startsWith("@types/") ? name : `@types/${name.replace("@", "").replace("/", "__")}`;
}

function dependenciesOf(typesFrom: string, name: string): string[] {
  const file = join(typesFrom, "node_modules", name, "package.json");
  if (!existsSync(file)) return [];
  const { dependencies = {}, peerDependencies = {} } = JSON.parse(readFileSync(file, "utf8"));
  return [...Object.keys(dependencies), ...Object.keys(peerDependencies)];
}
