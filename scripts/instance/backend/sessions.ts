import { Hono } from "hono";
import * as z from "zod";
import type { Instance } from "../instance.ts";
import { body, query } from "../middleware/input.ts";
import { listJson, PAGINATED, single } from "../middleware/pagination.ts";
import { createClient } from "../resources/client.ts";
import {
  createSession,
  finishSession,
  getSession,
  listSessions,
  sessionJson,
} from "../resources/session.ts";
import { getMembership } from "../resources/membership.ts";
import { getUser } from "../resources/user.ts";
import { sessionTokens } from "./session-tokens.ts";

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
const SessionBody = z.object({
  user_id: z.string(),
  active_organization_id: z.string().optional(),
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
      const { user_id: userId, active_organization_id: organizationId } = c.req.valid("json");
      const { id } = getUser(instance, userId);
      if (organizationId) getMembership(instance, organizationId, id);
      const client = createClient(instance);
      const fields = organizationId ? { lastActiveOrganizationId: organizationId } : {};
      const session = createSession(instance, { userId: id, clientId: client.id }, fields);
      return c.json(sessionJson(instance, session));
    })
    .get("/:id", (c) => c.json(sessionJson(instance, getSession(instance, c.req.param("id")))))
    .post("/:id/revoke", (c) =>
      c.json(sessionJson(instance, finishSession(instance, c.req.param("id"), "revoked"))),
    )
    .route("/", sessionTokens(instance));
