import { Hono } from "hono";
import * as z from "zod";
import type { Instance } from "../instance.ts";
import { body } from "../middleware/input.ts";
import { joinWaitlist } from "../resources/waitlist-entry.ts";

const JoinBody = z.object({ email_address: z.email().max(320) });

export const waitlist = (instance: Instance) =>
  new Hono().post("/", body(JoinBody), (c) => {
    const entry = joinWaitlist(instance, c.req.valid("json").email_address);
    return c.json({
      object: "waitlist_entry",
      id: entry.id,
      created_at: entry.createdAt,
      updated_at: entry.updatedAt,
    });
  });
