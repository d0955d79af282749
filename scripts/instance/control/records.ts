import { Hono } from "hono";
import * as z from "zod";
import type { Instance } from "../instance.ts";
import { query } from "../middleware/input.ts";
import { listJson, PAGE, single } from "../middleware/pagination.ts";
import { listOrganizations } from "../resources/organization-list.ts";
import { organizationJson } from "../resources/organization.ts";
import { listSessions, sessionJson } from "../resources/session.ts";
import { userJson } from "../resources/user-json.ts";
import { countUsers, listUsers } from "../resources/user-list.ts";

const SearchQuery = z.object({ ...PAGE, query: single.optional() });
const SessionQuery = z.object({ ...PAGE, user_id: single.optional(), status: single.optional() });
const EventQuery = z.object({ ...PAGE, type: single.optional() });

const NEWEST_FIRST = { field: "created_at", descending: true } as const;

/** What there is, the newest first, without a secret key: for the page and for looking in a test. */
export const records = (instance: Instance) =>
  new Hono()
    .get("/users", query(SearchQuery), (c) => {
      const { query: part, ...page } = c.req.valid("query");
      const users = listUsers(instance, { query: part }, NEWEST_FIRST, page);
      const data = users.map((user) => userJson(instance, user));
      return c.json({ data, total_count: countUsers(instance, { query: part }) });
    })
    .get("/sessions", query(SessionQuery), (c) => {
      const { user_id: userId, status, ...page } = c.req.valid("query");
      const found = listSessions(instance, { userId, status });
      return c.json(listJson(found, page, (session) => sessionJson(instance, session)));
    })
    .get("/organizations", query(SearchQuery), (c) => {
      const { query: part, ...page } = c.req.valid("query");
      const found = listOrganizations(instance, { query: part }, NEWEST_FIRST);
      return c.json(listJson(found, page, (one) => organizationJson(instance, one)));
    })
    .get("/events", query(EventQuery), (c) => {
      const { type, ...page } = c.req.valid("query");
      const found = instance.events.recent().filter((event) => !type || event.type === type);
      return c.json(listJson(found.toReversed(), page, (event) => event));
    });
