import { notFound } from "../errors.ts";
import type { Instance } from "../instance.ts";

/** The token a development instance uses where production has a cookie: it stands for a browser. */
export interface DevBrowser {
  /** What travels as `__clerk_db_jwt`. */
  readonly id: string;
  readonly clientId: string | null;
  readonly createdAt: number;
}

export function createDevBrowser(instance: Instance): DevBrowser {
  return instance.store.devBrowsers.put({
    id: instance.newId("dvb"),
    clientId: null,
    createdAt: instance.now(),
  });
}

export function bindClient(instance: Instance, devBrowserId: string, clientId: string): DevBrowser {
  const browser = instance.store.devBrowsers.get(devBrowserId);
  if (!browser) throw notFound("dev_browser", devBrowserId);
  return instance.store.devBrowsers.put({ ...browser, clientId });
}
