import type { Context } from "hono";
import type { Instance } from "../instance.ts";
import { currentClient, type FrontendEnv } from "../middleware/dev-browser.ts";
import { ownClientJson } from "./json/client.ts";

/** Every answer to a change carries the client beside it, so that clerk-js need not ask again. */
export async function wrapped<E extends FrontendEnv>(
  instance: Instance,
  c: Context<E>,
  response: object | null,
) {
  const client = currentClient(instance, c);
  const origin = c.req.header("origin");
  const json = client ? await ownClientJson(instance, client, origin) : null;
  return c.json({ response, client: json });
}
