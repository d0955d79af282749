import { Hono } from "hono";
import * as z from "zod";
import { body, query } from "../middleware/input.ts";
import { orderBy } from "../middleware/order-by.ts";
import { listJson, PAGE, single } from "../middleware/pagination.ts";
import type { Instance } from "../instance.ts";
import { inOrder } from "../resources/order.ts";
import {
  deleteWaitlistEntry,
  inviteFromWaitlist,
  joinWaitlist,
  rejectFromWaitlist,
  waitlistEntryJson,
  type WaitlistEntry,
} from "../resources/waitlist-entry.ts";

const Entry = z.object({ email_address: z.email().max(320), notify: z.boolean().nullish() });
const BulkBody = z.array(Entry).min(1).max(50);
const InviteBody = z.object({ ignore_existing: z.boolean().nullish() });
const ListQuery = z.object({
  ...PAGE,
  query: single.optional(),
  status: single.pipe(z.enum(["pending", "invited", "completed", "rejected"])).optional(),
  order_by: orderBy(["created_at", "invited_at", "email_address"], "-created_at"),
});

const KEYS = {
  created_at: ({ createdAt }: WaitlistEntry) => createdAt,
  invited_at: ({ updatedAt }: WaitlistEntry) => updatedAt,
  email_address: ({ emailAddress }: WaitlistEntry) => emailAddress,
};

export const waitlistEntries = (instance: Instance) => {
  const json = (entry: WaitlistEntry) => waitlistEntryJson(instance, entry);
  const join = ({ email_address: address, notify }: z.output<typeof Entry>) =>
    json(joinWaitlist(instance, address, notify ?? true));
  return new Hono()
    .get("/", query(ListQuery), (c) => {
      const { query: part, status, order_by: order, ...page } = c.req.valid("query");
      const found = [...instance.store.waitlistEntries.all()].filter(
        (entry) =>
          (!status || entry.status === status) &&
          (!part || entry.id === part || entry.emailAddress.includes(part.toLowerCase())),
      );
      return c.json(listJson(inOrder(found, KEYS[order.field], order.descending), page, json));
    })
    .post("/", body(Entry), (c) => c.json(join(c.req.valid("json"))))
    .post("/bulk", body(BulkBody), (c) => c.json(c.req.valid("json").map(join)))
    .post("/:id/invite", body(InviteBody), (c) => {
      const ignoreExisting = c.req.valid("json").ignore_existing ?? false;
      return c.json(json(inviteFromWaitlist(instance, c.req.param("id"), ignoreExisting)));
    })
    .post("/:id/reject", (c) => c.json(json(rejectFromWaitlist(instance, c.req.param("id")))))
    .delete("/:id", (c) => c.json(deleteWaitlistEntry(instance, c.req.param("id"))));
};
