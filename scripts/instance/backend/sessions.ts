import { Hono } from "hono";
import * as z from "zod";
import { invalidParam } from "../errors.ts";
import type { Instance } from "../instance.ts";
import { body, query } from "../middleware/input.ts";
import { listJson, PAGINATED, single } from "../middleware/pagination.ts";
import { createClient } from "../resources/client.ts";
import { mintSessionToken } from "../resources/session-token.ts";
import {
  createSession,
  finishSession,
  getSession,
  isLive,
  listSessions,
  sessionJson,
} from "../resources/session.ts";
import { getUser } from "../resources/user.ts";

const STATUSES = [
  "abandoned",
  "active",
  "ended",
  "expired",
  "pending",
  "removed",
  "replaced",
  "revoked",
];

const ListQuery = z.object({
  ...PAGINATED,
  user_id: single.optional(),
  client_id: single.optional(),
  status: single.pipe(z.enum(STATUSES)).optional(),
});
const SessionBody = z.object({ user_id: z.string() });
const TokenBody = z.object({
  expires_in_seconds: z.number().int().min(30).max(315_360_000).nullish(),
});

export const sessions = (instance: Instance) =>
  new Hono()
    .get("/", query(ListQuery), (c) => {
      const { user_id: userId, client_id: clientId, status, ...page } = c.req.valid("query");
      const found = listSessions(instance, { userId, clientId, status });
      const list = listJson(found, page, (session) => sessionJson(instance, session));
      return c.json(page.paginated ? list : list.data);
    })
    .post("/", body(SessionBody), (c) => {
      const user = getUser(instance, c.req.valid("json").user_id);
      const client = createClient(instance);
      const session = createSession(instance, { userId: user.id, clientId: client.id });
      return c.json(sessionJson(instance, session));
    })
    .get("/:id", (c) => c.json(sessionJson(instance, getSession(instance, c.req.param("id")))))
    .post("/:id/revoke", (c) =>
      c.json(sessionJson(instance, finishSession(instance, c.req.param("id"), "revoked"))),
    )
    .post("/:id/tokens", body(TokenBody), async (c) => {
      const session = getSession(instance, c.req.param("id"));
      if (!isLive(instance, session)) {
        throw invalidParam("session_id", "session_not_active", "Session is not active");
      }
      const lifetimeInSeconds = c.req.valid("json").expires_in_seconds ?? undefined;
      return c.json(await mintSessionToken(instance, session, { lifetimeInSeconds }));
    });
