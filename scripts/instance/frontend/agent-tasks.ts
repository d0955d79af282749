import { Hono } from "hono";
import * as z from "zod";
import type { Instance } from "../instance.ts";
import { query } from "../middleware/input.ts";
import { single } from "../middleware/pagination.ts";
import { checkRedirectUrl } from "../middleware/trusted-origin.ts";
import { liveAgentTask } from "../resources/agent-task.ts";
import { createClient } from "../resources/client.ts";
import { bindClient, createDevBrowser } from "../resources/dev-browser.ts";
import { handshakeDirectives, handshakeToken } from "../resources/handshake.ts";
import { invalidTicket, redeemSignInTicket } from "../resources/sign-in-ticket.ts";
import { createSignIn } from "../resources/sign-in.ts";

/**
 * Signs an agent's browser in with no page between. The handshake tells the app's server; an app
 * that has none is told by the dev browser's token.
 */
export const agentTasks = (instance: Instance) =>
  new Hono().get("/", query(z.object({ ticket: single })), async (c) => {
    const { ticket } = c.req.valid("query");
    const task = liveAgentTask(instance, ticket);
    if (!task) throw invalidTicket();
    checkRedirectUrl(instance, task.redirectUrl);
    const target = new URL(task.redirectUrl);
    const browserId = signInNewBrowser(instance, ticket);
    const directives = await handshakeDirectives(instance, browserId, target.origin);
    target.searchParams.set("__clerk_handshake", await handshakeToken(instance, directives));
    target.searchParams.set("__clerk_db_jwt", browserId);
    c.header("Cache-Control", "no-store");
    return c.redirect(target.href, 307);
  });

function signInNewBrowser(instance: Instance, ticket: string): string {
  const { id } = createDevBrowser(instance);
  const client = createClient(instance);
  bindClient(instance, id, client.id);
  redeemSignInTicket(instance, createSignIn(instance, client.id), ticket);
  return id;
}
