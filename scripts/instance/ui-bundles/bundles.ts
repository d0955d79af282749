import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { cacheFolder } from "../cache-folder.ts";
import { bundleFolder } from "./fetch-bundle.ts";
import { PINS, type Pin } from "./pins.ts";

/** The browser bundles by name. Whatever version a page asks for, it gets the pinned one. */
export interface Bundles {
  /** Undefined when the bundle has no such file. */
  read(name: string, file: string): Promise<Buffer | undefined>;
  /** Fetches them ahead of the first page. */
  warm(): Promise<void>;
}

export function createBundles(cache = join(cacheFolder(), "ui-bundles")): Bundles {
  const folders = new Map<string, Promise<string>>();
  const folder = (pin: Pin): Promise<string> => {
    const known = folders.get(pin.name);
    if (known) return known;
    const fetched = bundleFolder(pin, cache);
    folders.set(pin.name, fetched);
    fetched.catch(() => folders.delete(pin.name));
    return fetched;
  };
  return {
    read: async (name, file) => {
      const pin = PINS.find((candidate) => candidate.name === name);
      if (!pin?.files.test(file)) return undefined;
      return readFile(join(await folder(pin), file)).catch(() => undefined);
    },
    warm: async () => {
      await Promise.all(PINS.map(folder));
    },
  };
}
