import type { Context } from "hono";
import type { Instance } from "../instance.ts";

/** Passkeys belong to the host of the page. A request whose origin is not known is the portal's. */
export function relyingParty({ origins }: Instance, c: Context): string {
  return new URL(c.req.header("origin") ?? origins.portal).hostname;
}
