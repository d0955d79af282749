import { API, type Project as Opened, type Snapshot } from "typescript/unstable/sync";

import { createReader } from "../create-reader.ts";
import { createOverlay, type Overlay } from "../overlay.ts";

/** Folders of in-memory files, and the compiler process that reads them. */
export interface Session {
  /** Makes a folder hold exactly these files, by absolute path. */
  put(folder: string, files: Map<string, string>): void;
  /** Tells the compiler what was put; answers one project per configuration file. */
  open(configs: string[]): Opened[];
  close(configs: string[]): void;
  /** A file's text, as the compiler sees it. */
  read: (path: string) => string;
  end(): void;
}

interface Changes {
  changed: string[];
  created: string[];
  deleted: string[];
}

/** Only what is put is seen below `root`; everything else comes from the disk. */
export function startSession(cwd: string, root: string): Session {
  const overlay = createOverlay((path) => path.startsWith(`${root}/`));
  const api = new API({ cwd, fs: overlay.fs });
  const onDisk = createReader();
  const folders = new Map<string, string[]>();
  let changes: Changes = { changed: [], created: [], deleted: [] };
  let latest: Snapshot | undefined;
  const update = (projects: { openProjects?: string[]; closeProjects?: string[] }) => {
    const next = api.updateSnapshot({ ...projects, fileChanges: changes });
    changes = { changed: [], created: [], deleted: [] };
    latest?.dispose();
    latest = next;
    return next;
  };
  return {
    put(folder, files) {
      replace(overlay, folders.get(folder) ?? [], files, changes);
      folders.set(folder, [...files.keys()]);
    },
    open(configs) {
      const snapshot = update({ openProjects: configs });
      return configs.map((config) => expectProject(snapshot, config));
    },
    close: (configs) => void update({ closeProjects: configs }),
    read: (path) => overlay.read(path) ?? onDisk(path),
    end() {
      try {
        api.close();
      } catch {
        // It says good-bye first, which a process that is gone cannot answer.
      }
    },
  };
}

function replace(overlay: Overlay, before: string[], files: Map<string, string>, changes: Changes) {
  for (const path of before) {
    if (files.has(path)) continue;
    overlay.remove(path);
    changes.deleted.push(path);
  }
  const had = new Set(before);
  for (const [path, text] of files) {
    if (overlay.read(path) === text) continue;
    overlay.write(path, text);
    changes[had.has(path) ? "changed" : "created"].push(path);
  }
}

function expectProject(snapshot: Snapshot, config: string): Opened {
  const project = snapshot.getProject(config);
  if (!project) throw new Error(`no project ${config}`);
  return project;
}
