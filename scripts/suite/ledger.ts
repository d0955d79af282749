import { appendFileSync, existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { dirname } from "node:path";

export interface Entry {
  /** Of the kind that was created. */
  path: string;
  id: string;
}

/** What a run has created and has to take away again; on disk at once, so that no crash forgets it. */
export interface Ledger {
  /** The newest first: what was made last depends on what was there. */
  entries(): Entry[];
  has(id: string): boolean;
  add(entry: Entry): void;
  remove(entry: Entry): void;
}

export function openLedger(file: string): Ledger {
  mkdirSync(dirname(file), { recursive: true });
  const entries = new Map(read(file).map((entry) => [entry.id, entry]));
  return {
    entries: () => [...entries.values()].reverse(),
    has: (id) => entries.has(id),
    add: (entry) => {
      if (entries.has(entry.id)) return;
      entries.set(entry.id, entry);
      appendFileSync(file, `${entry.path} ${entry.id}\n`);
    },
    remove: ({ id }) => {
      entries.delete(id);
      if (entries.size === 0) rmSync(file, { force: true });
    },
  };
}

/** What an earlier run left, if it was killed. */
function read(file: string): Entry[] {
  if (!existsSync(file)) return [];
  const lines = readFileSync(file, "utf8").split("\n").filter(Boolean);
  return lines.map((line) => {
    const [path = "", id = ""] = line.split(" ");
    return { path, id };
  });
}
