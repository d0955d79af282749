import { channel } from "node:diagnostics_channel";
import type { MiddlewareHandler } from "hono";

/** What subscribers of the channel are told, before the response leaves. Clone it before reading. */
export interface Exchange {
  method: string;
  /** As routed: the Backend API's begins with its prefix, whichever way the request came. */
  path: string;
  search: string;
  response: Response;
}

export const EXCHANGES = "clerk-dev-instance:exchange";

const exchanges = channel(EXCHANGES);

/** Lets a test listen to everything that is answered, at no cost while nobody does. */
export const observe: MiddlewareHandler = async (c, next) => {
  await next();
  if (!exchanges.hasSubscribers) return;
  const { method, path, url } = c.req;
  const exchange: Exchange = { method, path, search: new URL(url).search, response: c.res };
  exchanges.publish(exchange);
};
