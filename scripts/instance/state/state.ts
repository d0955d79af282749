import { lock } from "./lock.ts";
import { openLogFile } from "./log-file.ts";
import { readLog } from "./read-log.ts";
import { startSaver } from "./saver.ts";
import { createInstance, type Instance, type InstanceOptions } from "../instance.ts";
import { warmUserLists } from "../resources/user-list.ts";

export interface KeptInstance {
  instance: Instance;
  /** Resolves when everything up to now is in the file. */
  flush(): Promise<void>;
  close(): Promise<void>;
}

/** An instance as a file holds it, which it writes itself to from then on. */
export async function openState(
  file: string,
  options: InstanceOptions = {},
): Promise<KeptInstance> {
  const unlock = await lock(file);
  try {
    const log = await readLog(file);
    const { signing, ...keys } = log?.keys ?? {};
    const instance = createInstance({ ...options, keys: { ...options.keys, ...keys } });
    if (signing) instance.keys.signing.adopt(signing.kid, signing.privatePem);
    for (const change of log?.changes ?? []) instance.store.apply(change);
    if (log?.advanced) instance.clock.advance(log.advanced);
    warmUserLists(instance);
    const logFile = await openLogFile(file, log?.length ?? 0);
    const saver = startSaver(instance, logFile, { written: log?.changes.length ?? 0 });
    const close = async (): Promise<void> => {
      await saver.close();
      await unlock();
    };
    return { instance, flush: saver.flush, close };
  } catch (error) {
    await unlock();
    throw error;
  }
}
