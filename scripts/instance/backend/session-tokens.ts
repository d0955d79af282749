import { Hono } from "hono";
import * as z from "zod";
import { invalidParam } from "../errors.ts";
import type { Instance } from "../instance.ts";
import { body, query } from "../middleware/input.ts";
import { flag } from "../middleware/pagination.ts";
import { refreshSession, sessionCookies } from "../resources/session-refresh.ts";
import { mintSessionToken } from "../resources/session-token.ts";
import { getSession, isLive, type Session } from "../resources/session.ts";
import { mintTemplateToken } from "../resources/template-token.ts";

const TokenBody = z.object({
  expires_in_seconds: z.number().int().min(30).max(315_360_000).nullish(),
});
const RefreshBody = z.object({
  expired_token: z.string(),
  refresh_token: z.string(),
  request_origin: z.string(),
  request_headers: z.record(z.string(), z.array(z.string())).nullish(),
  format: z.enum(["token", "cookie"]).nullish(),
  request_originating_ip: z.string().nullish(),
});
const RefreshQuery = z.object({ suffixed_cookies: flag.default(false) });

/** Under a session's own path. */
export const sessionTokens = (instance: Instance) =>
  new Hono()
    .post("/:id/refresh", query(RefreshQuery), body(RefreshBody), async (c) => {
      const session = liveSession(instance, c.req.param("id"));
      const { refresh_token: token, request_origin: origin, format } = c.req.valid("json");
      const { suffixed_cookies: suffixed } = c.req.valid("query");
      const jwt = await refreshSession(instance, session, token, origin);
      if (format !== "cookie") return c.json({ object: "token", jwt });
      return c.json({ object: "cookies", cookies: sessionCookies(instance, jwt, suffixed) });
    })
    .post("/:id/tokens", body(TokenBody), async (c) => {
      const session = liveSession(instance, c.req.param("id"));
      const lifetimeInSeconds = c.req.valid("json").expires_in_seconds ?? undefined;
      return c.json(await mintSessionToken(instance, session, { lifetimeInSeconds }));
    })
    .post("/:id/tokens/:template", body(TokenBody), async (c) => {
      const { id, template } = c.req.param();
      const lifetimeInSeconds = c.req.valid("json").expires_in_seconds ?? undefined;
      const session = liveSession(instance, id);
      return c.json(await mintTemplateToken(instance, session, template, { lifetimeInSeconds }));
    });

function liveSession(instance: Instance, id: string): Session {
  const session = getSession(instance, id);
  if (isLive(instance, session)) return session;
  throw invalidParam("session_id", "session_not_active", "Session is not active");
}
