import { readFile } from "node:fs/promises";
import { parseLine, toChange, type LogLine, type SavedKeys } from "./log-line.ts";
import type { Change } from "../table.ts";

export interface ReadLog {
  keys: SavedKeys | undefined;
  /** How far the clock was advanced. */
  advanced: number;
  changes: Change[];
  /** The bytes up to the end of the last whole line; what follows was cut short by a crash. */
  length: number;
}

const NEWLINE = 0x0a;

/** Reads a state file whole; undefined when there is none. Refuses one with a line that is not ours. */
export async function readLog(file: string): Promise<ReadLog | undefined> {
  const bytes = await readFile(file).catch(absent);
  if (!bytes) return undefined;
  const length = bytes.lastIndexOf(NEWLINE) + 1;
  const log: ReadLog = { keys: undefined, advanced: 0, changes: [], length };
  if (length === 0 && !isStart(bytes)) throw corrupt(file, 1);
  let start = 0;
  for (let number = 1; start < length; number++) {
    const end = bytes.indexOf(NEWLINE, start);
    const line = parseLine(bytes.toString("utf8", start, end));
    if (!line || (number === 1) !== "format" in line) throw corrupt(file, number);
    take(log, line);
    start = end + 1;
  }
  return log;
}

/** An empty file, or one that a crash cut short within its first line. */
function isStart(bytes: Buffer): boolean {
  return '{"format":"clerk-dev-instance","version":2}'.startsWith(bytes.toString("utf8"));
}

function take(log: ReadLog, line: LogLine): void {
  if ("keys" in line) log.keys = line.keys;
  else if ("advanced" in line) log.advanced = line.advanced;
  else if ("changes" in line) for (const entry of line.changes) log.changes.push(toChange(entry));
}

function absent(error: NodeJS.ErrnoException): undefined {
  if (error.code !== "ENOENT") throw error;
}

function corrupt(file: string, line: number): Error {
  return new Error(
    `Unexpected line ${line} in ${file}, expected a state file of the dev instance; it was left as it is. Move it away to start anew.`,
  );
}
