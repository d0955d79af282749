import { API, type Project as Opened, type Snapshot } from "typescript/unstable/async";

import { createReader } from "../create-reader.ts";
import { type Changes, createScratch } from "../scratch.ts";
import { watchNextCompiler } from "./compiler-end.ts";

/** Folders of files, and the compiler process that reads them. */
export interface Session {
  /** The folder that all others are in. */
  root: string;
  /** Makes a folder hold exactly these files, by absolute path. */
  put(folder: string, files: Map<string, string>): void;
  /** Tells the compiler what was put; answers one project per configuration file. */
  open(configs: string[]): Promise<Opened[]>;
  /** A file's text, as the compiler sees it. */
  read: (path: string) => string;
  /** Rejects when the process ends. */
  ended: Promise<never>;
  end(): Promise<void>;
}

/** `typesFrom` is the folder whose packages the files import. */
export function startSession(typesFrom: string): Session {
  const scratch = createScratch(typesFrom);
  // It lives for seconds: up to a point, memory is cheaper than collecting it.
  process.env["GOGC"] ??= "400";
  process.env["GOMEMLIMIT"] ??= "500MiB";
  const ended = watchNextCompiler();
  const api = new API({ cwd: scratch.root });
  const onDisk = createReader();
  let changes = nothing();
  let latest: Promise<Snapshot | undefined> = Promise.resolve(undefined);
  const update = async (before: Snapshot | undefined, openProjects: string[]) => {
    const fileChanges = changes;
    changes = nothing();
    const next = await api.updateSnapshot({ openProjects, fileChanges });
    before?.dispose().catch(() => undefined);
    return next;
  };
  return {
    root: scratch.root,
    put(folder, files) {
      const { changed, created, deleted } = scratch.put(folder, files);
      changes.changed.push(...changed);
      changes.created.push(...created);
      changes.deleted.push(...deleted);
    },
    async open(configs) {
      const next = latest.then((before) => update(before, configs));
      latest = next;
      const snapshot = await next;
      return configs.map((config) => expectProject(snapshot, config));
    },
    read: (path) => scratch.read(path) ?? onDisk(path),
    ended,
    async end() {
      scratch.remove();
      await Promise.race([api.close(), ended]).catch(() => undefined);
    },
  };
}

function nothing(): Changes {
  return { changed: [], created: [], deleted: [] };
}

function expectProject(snapshot: Snapshot, config: string): Opened {
  const project = snapshot.getProject(config);
  if (!project) throw new Error(`no project ${config}`);
  return project;
}
