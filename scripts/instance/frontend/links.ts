import { Hono } from "hono";
import * as z from "zod";
import type { Instance } from "../instance.ts";
import { query } from "../middleware/input.ts";
import { single } from "../middleware/pagination.ts";
import { openEmailLink } from "../resources/email-link.ts";
import { ticketTarget } from "../resources/ticket-target.ts";
import { portalUrls } from "./environment/portal-urls.ts";
import { leaveTo } from "./leave-to.ts";

/** What people click in their emails. */
export const links = (instance: Instance) =>
  new Hono()
    .get("/verify", query(z.object({ token: single })), (c) => {
      const opened = openEmailLink(instance, c.req.valid("query").token);
      const url = withParams(opened.redirectUrl, {
        __clerk_status: opened.status,
        __clerk_created_session: opened.createdSessionId,
      });
      return leaveTo(instance, c, url, null);
    })
    .get("/tickets/accept", query(z.object({ ticket: single })), (c) => {
      const { ticket } = c.req.valid("query");
      const { redirectUrl, status } = ticketTarget(instance, ticket);
      const pages = portalUrls(instance);
      const own = status === "sign_up" ? pages.sign_up_url : pages.sign_in_url;
      const params = { __clerk_ticket: ticket, __clerk_status: status };
      return leaveTo(instance, c, withParams(redirectUrl ?? own, params), null);
    });

function withParams(url: string | null, params: Record<string, string | null>): string | null {
  if (url === null || !URL.canParse(url)) return null;
  const target = new URL(url);
  for (const [name, value] of Object.entries(params)) {
    if (value !== null) target.searchParams.set(name, value);
  }
  return target.href;
}
