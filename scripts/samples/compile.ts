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
  /** Has packages read that these texts import, while the caller finds out what to compile. */
  readAhead(texts: string[]): void;
  compile(projects: Project[]): Promise<Compiled[]>;
  close(): Promise<void>;
}

interface Done {
  digest: string;
  compiled: Compiled;
}

/** `typesFrom` is the folder whose node_modules the projects import from. */
export function startCompiler(typesFrom: string): Compiler {
  const done = new Map<string, Done>();
  let desk: Desk | undefined;
  let last: Promise<unknown> = Promise.resolve();
  const close = async () => {
    const before = desk;
    desk = undefined;
    done.clear();
    await before?.close();
  };
  const attempt = async (projects: Project[]) => {
    try {
      desk ??= openDesk(typesFrom);
      return await compile(desk, done, projects);
    } catch (error) {
      await close();
      throw said(error);
    }
  };
  return {
    readAhead(texts) {
      desk ??= openDesk(typesFrom);
      desk.readAhead(texts);
    },
    // One after the other: each puts its files where the one before may still look.
    compile(projects) {
      const next = last.then(() => attempt(projects));
      last = next.catch(() => undefined);
      return next;
    },
    close,
  };
}

async function compile(desk: Desk, done: Map<string, Done>, projects: Project[]) {
  const jobs = projects.map((project) => ({ project, digest: digestOf(project) }));
  const stale = jobs.filter(({ project, digest }) => done.get(project.name)?.digest !== digest);
  const compiled = stale.length === 0 ? [] : await desk.check(stale.map(({ project }) => project));
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

/** Its connection may be found closed before its process is known to have ended. */
function said(error: unknown): Error {
  if (!(error instanceof Error)) return new Error(String(error));
  const isGone = /EOF|EPIPE|closed|disposed/.test(error.message);
  return isGone ? new CompilerStopped("the TypeScript compiler ended before it answered") : error;
}
