import type { Context, MiddlewareHandler } from "hono";
import { apiError } from "../errors.ts";
import type { Instance } from "../instance.ts";
import { createClient, type Client } from "../resources/client.ts";
import { bindClient, type DevBrowser } from "../resources/dev-browser.ts";

export interface FrontendEnv {
  Variables: { devBrowser: DevBrowser };
}

/** What a browser may ask for before it has a dev browser token. */
const OPEN =
  /^\/v1\/(?:dev_browser|environment|client\/handshake|account_portal|health|proxy-health|verify|oauth_callback|tickets|agents|clear-site-data|waitlist|event|logs)(?:\/|$)/;

/** The Frontend API's only guard: the dev browser token says which browser, and so which client, asks. */
export function devBrowser(instance: Instance): MiddlewareHandler<FrontendEnv> {
  return (c, next) => {
    if (c.req.method === "OPTIONS" || OPEN.test(c.req.path)) return next();
    const browser = instance.store.devBrowsers.get(c.req.query("__clerk_db_jwt") ?? "");
    if (!browser) throw unauthenticated();
    c.set("devBrowser", browser);
    return next();
  };
}

/** The client of the asking browser, made when it first does something. */
export function ensureClient<E extends FrontendEnv>(instance: Instance, c: Context<E>): Client {
  const known = currentClient(instance, c);
  if (known) return known;
  const client = createClient(instance);
  bindClient(instance, c.get("devBrowser").id, client.id);
  return client;
}

/** The client of the asking browser, once it has one. */
export function currentClient<E extends FrontendEnv>(
  instance: Instance,
  c: Context<E>,
): Client | undefined {
  const { id } = c.get("devBrowser");
  const clientId = instance.store.devBrowsers.get(id)?.clientId;
  return clientId ? instance.store.clients.get(clientId) : undefined;
}

function unauthenticated() {
  return apiError(
    401,
    "dev_browser_unauthenticated",
    "Browser unauthenticated",
    "Unexpected `__clerk_db_jwt`, expected one that this instance gave out.",
  );
}
