import { Hono } from "hono";
import * as z from "zod";
import type { Instance } from "../instance.ts";
import { query } from "../middleware/input.ts";
import { single } from "../middleware/pagination.ts";
import { checkRedirectUrl } from "../middleware/trusted-origin.ts";
import { createDevBrowser } from "../resources/dev-browser.ts";
import { handshakeDirectives, handshakeToken, storeHandshake } from "../resources/handshake.ts";
import { selectOrganization } from "../resources/touch-session.ts";

const HandshakeQuery = z.object({
  redirect_url: single,
  format: single.optional(),
  organization_id: single.optional(),
  __clerk_db_jwt: single.optional(),
});

/** Where an app's server sends a browser whose cookies it cannot trust; the way back carries new ones. */
export const handshake = (instance: Instance) =>
  new Hono().get("/", query(HandshakeQuery), async (c) => {
    const { redirect_url, format, organization_id: organization, ...rest } = c.req.valid("query");
    checkRedirectUrl(instance, redirect_url);
    const target = new URL(redirect_url);
    const known = instance.store.devBrowsers.get(rest.__clerk_db_jwt ?? "");
    const { id } = known ?? createDevBrowser(instance);
    if (organization !== undefined) selectOrganization(instance, id, organization);
    const directives = await handshakeDirectives(instance, id, target.origin);
    if (format === "nonce") {
      target.searchParams.set("__clerk_handshake_nonce", storeHandshake(instance, directives));
    } else {
      target.searchParams.set("__clerk_handshake", await handshakeToken(instance, directives));
    }
    c.header("Cache-Control", "no-store");
    return c.redirect(target.href, 307);
  });
