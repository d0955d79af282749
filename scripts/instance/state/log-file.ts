import { open, rename, rm, truncate, type FileHandle } from "node:fs/promises";
import { FIRST_LINE, type LogLine } from "./log-line.ts";

/** A file of lines that only ever grows, until a draft takes its place. */
export interface LogFile {
  append(line: LogLine): Promise<void>;
  /** Starts a file beside it that knows nothing yet. */
  draft(): Promise<Draft>;
  close(): Promise<void>;
}

interface Draft {
  append(line: LogLine): Promise<void>;
  /** Takes the log's place in one step. */
  finish(): Promise<void>;
}

/** Opens it behind the last whole line; a new file gets its first. */
export async function openLogFile(file: string, length: number): Promise<LogFile> {
  const draftFile = `${file}.new`;
  await rm(draftFile, { force: true });
  if (length > 0) await truncate(file, length);
  let handle = await open(file, length > 0 ? "a" : "w", 0o600);
  if (length === 0) await write(handle, FIRST_LINE);
  return {
    append: (line) => write(handle, line),
    draft: async () => {
      const next = await open(draftFile, "w", 0o600);
      await write(next, FIRST_LINE);
      return {
        append: (line) => write(next, line),
        finish: async () => {
          await next.sync();
          await rename(draftFile, file);
          await handle.close();
          handle = next;
        },
      };
    },
    close: () => handle.close(),
  };
}

async function write(handle: FileHandle, line: LogLine): Promise<void> {
  await handle.appendFile(`${JSON.stringify(line)}\n`);
}
