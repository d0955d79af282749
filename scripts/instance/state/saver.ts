import type { LogFile } from "./log-file.ts";
import { changeLines, savedKeys, wholeState, type LogLine } from "./log-line.ts";
import type { Instance } from "../instance.ts";
import type { Change } from "../table.ts";

/** Writes what changes to a log, soon. */
export interface Saver {
  /** Resolves when everything up to now is in the file. */
  flush: () => Promise<void>;
  close: () => Promise<void>;
}

export interface SaverOptions {
  /** How many changes the log holds already. */
  written: number;
  /** How long a change may wait, in milliseconds. */
  delay?: number;
  /** How many changes more than twice its records the log may hold before it is rewritten. */
  slack?: number;
}

/** Records are never changed in place, so a change can wait as it is and be spelled out later. */
export function startSaver(
  instance: Instance,
  log: LogFile,
  { written, delay = 200, slack = 2_000 }: SaverOptions,
): Saver {
  const { store, clock, keys } = instance;
  let changes = new Map<string, Change>();
  let notes: LogLine[] = [];
  let timer: NodeJS.Timeout | undefined;
  let work = Promise.resolve();
  let lines = written;
  /** What was written since a compaction began, for the draft to catch up with. */
  let meanwhile: LogLine[] | undefined;
  let compaction = Promise.resolve();

  const write = async (): Promise<void> => {
    timer = undefined;
    const next = [...notes, ...changeLines([...changes.values()])];
    lines += changes.size;
    changes = new Map();
    notes = [];
    meanwhile?.push(...next);
    for (const line of next) await log.append(line);
    if (!meanwhile && lines > 2 * store.size() + slack)
      compaction = compact().catch(warn).finally(stopGathering);
  };
  const compact = async (): Promise<void> => {
    const behind: LogLine[] = [];
    meanwhile = behind;
    lines = store.size();
    const state = wholeState(instance, await keys.signing.current());
    const draft = await log.draft();
    for (const line of state) await draft.append(line);
    await inTurn(async () => {
      for (const line of behind) await draft.append(line);
      await draft.finish();
    });
  };
  const stopGathering = (): void => {
    meanwhile = undefined;
  };
  const inTurn = (step: () => Promise<void>): Promise<void> => {
    work = work.then(step).catch(warn);
    return work;
  };
  const flush = (): Promise<void> => {
    clearTimeout(timer);
    return inTurn(write);
  };
  const soon = (): void => {
    timer ??= setTimeout(() => void flush(), delay).unref();
  };
  const note = (line: LogLine): void => {
    notes.push(line);
    soon();
  };

  const off = [
    store.onChange((change) => {
      changes.set(`${change.table}/${change.id}`, change);
      soon();
    }),
    clock.onMove(() => note({ advanced: clock.offset() })),
    keys.signing.onNew((key) => note({ keys: savedKeys(instance, key) })),
  ];
  return {
    flush,
    close: async () => {
      for (const stop of off) stop();
      await flush();
      await compaction;
      await log.close();
    },
  };
}

/** A full disk must not stop a test run; what is in memory stays right. */
function warn(error: unknown): void {
  process.emitWarning(`The state could not be saved: ${String(error)}`, "StateWarning");
}
