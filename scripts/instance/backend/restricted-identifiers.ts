import { Hono } from "hono";
import * as z from "zod";
import { body, query } from "../middleware/input.ts";
import { listJson, PAGINATED } from "../middleware/pagination.ts";
import type { Instance } from "../instance.ts";
import { sendMessage } from "../resources/message.ts";
import { newestFirst } from "../resources/order.ts";
import {
  addRestrictedIdentifier,
  identifierType,
  removeRestrictedIdentifier,
  restrictedIdentifierJson,
  type RestrictedIdentifier,
} from "../resources/restricted-identifier.ts";

const identifier = z
  .string()
  .max(320)
  .regex(/^(?:[^\s@]+@[^\s@]+\.[^\s@]+|\+\d{2,15}\*?|0x[0-9a-fA-F]{40})$/);
const BlockBody = z.object({ identifier });
const AllowBody = z.object({ identifier, notify: z.boolean().default(false) });

export const allowlistIdentifiers = (instance: Instance) => {
  const list = "allowlistIdentifiers";
  const json = (entry: RestrictedIdentifier) => restrictedIdentifierJson(instance, list, entry);
  return new Hono()
    .get("/", query(z.object(PAGINATED)), (c) => {
      const { paginated, ...page } = c.req.valid("query");
      const found = listJson(newestFirst(instance.store.allowlistIdentifiers.all()), page, json);
      return c.json(paginated ? found : found.data);
    })
    .post("/", body(AllowBody), (c) => {
      const { identifier: text, notify } = c.req.valid("json");
      const entry = addRestrictedIdentifier(instance, list, text);
      if (notify && identifierType(text) === "email_address") {
        const subject = "You may sign up now";
        sendMessage(instance, { kind: "email", to: entry.identifier, slug: "allowlist", subject });
      }
      return c.json(json(entry));
    })
    .delete("/:id", (c) => c.json(removeRestrictedIdentifier(instance, list, c.req.param("id"))));
};

export const blocklistIdentifiers = (instance: Instance) => {
  const list = "blocklistIdentifiers";
  const json = (entry: RestrictedIdentifier) => restrictedIdentifierJson(instance, list, entry);
  return new Hono()
    .get("/", (c) => {
      const entries = newestFirst(instance.store.blocklistIdentifiers.all()).map(json);
      return c.json({ data: entries, total_count: entries.length });
    })
    .post("/", body(BlockBody), (c) => {
      const entry = addRestrictedIdentifier(instance, list, c.req.valid("json").identifier);
      return c.json(json(entry));
    })
    .delete("/:id", (c) => c.json(removeRestrictedIdentifier(instance, list, c.req.param("id"))));
};
