import { createHash } from "node:crypto";

import { CompilerStopped } from "./compiler-stopped.ts";
import type { Facts } from "./facts.ts";
import type { Project } from "./project.ts";
import { type Desk, openDesk } from "./typescript/desk.ts";

/** The facts about each source and each bystander of a project, in their order. */
export interface Compiled {
  sources: Facts[];
  bystanders: Facts[];
}

/** Type-checks projects apart from each other, and again only those that changed. */
export interface Compiler {
  compile(projects: Project[]): Compiled[];
  close(): void;
}

interface Done {
  digest: string;
  compiled: Compiled;
}

/** `typesFrom` is the folder whose node_modules the projects import from. */
export function startCompiler(typesFrom: string): Compiler {
  const done = new Map<string, Done>();
  let desk: Desk | undefined;
  const close = () => {
    desk?.close();
    desk = undefined;
    done.clear();
  };
  return {
    compile(projects) {
      try {
        desk ??= openDesk(typesFrom);
        return compile(desk, done, projects);
      } catch (error) {
        close();
        throw said(error);
      }
    },
    close,
  };
}

function compile(desk: Desk, done: Map<string, Done>, projects: Project[]): Compiled[] {
  const jobs = projects.map((project) => ({ project, digest: digestOf(project) }));
  const stale = jobs.filter(({ project, digest }) => done.get(project.name)?.digest !== digest);
  const compiled = stale.length === 0 ? [] : desk.check(stale.map(({ project }) => project));
  for (const [i, { project, digest }] of stale.entries()) {
    done.set(project.name, { digest, compiled: compiled[i] ?? nothing });
  }
  return projects.map(({ name }) => done.get(name)?.compiled ?? nothing);
}

const nothing: Compiled = { sources: [], bystanders: [] };

function digestOf({ files, sources, starter }: Project): string {
  const shape = sources.map(({ path, parseOnly }) => [path, parseOnly]);
  return createHash("sha1")
    .update(JSON.stringify([starter, [...files], shape]))
    .digest("base64");
}

/** What the process prints when it fails is long; the first line says what happened. */
function said(error: unknown): Error {
  if (!(error instanceof Error)) return new Error(String(error));
  const how = /\((killed by signal \w+|exited with code \d+)\)/.exec(error.message)?.[1];
  const isGone = how !== undefined || /EOF|EPIPE|closed/.test(error.message);
  if (!isGone) return error;
  const ending = how === undefined ? "" : ` (${how})`;
  return new CompilerStopped(`the TypeScript compiler ended before it answered${ending}`);
}
