import { Hono } from "hono";
import * as z from "zod";
import type { Instance } from "../instance.ts";
import { query } from "../middleware/input.ts";
import { listJson, PAGE, single } from "../middleware/pagination.ts";
import { listMessages, type Message } from "../resources/message.ts";

const ListQuery = z.object({ ...PAGE, to: single.optional() });

/** The emails and SMS that nobody was sent. */
export const inbox = (instance: Instance) =>
  new Hono()
    .get("/", query(ListQuery), (c) => {
      const { to, ...page } = c.req.valid("query");
      return c.json(listJson(listMessages(instance, to), page, messageJson));
    })
    .delete("/", (c) => {
      const { messages } = instance.store;
      for (const { id } of messages.all()) messages.delete(id);
      return c.json({ deleted: true });
    });

function messageJson(message: Message) {
  const { userId, createdAt, ...rest } = message;
  return { object: "message", ...rest, user_id: userId, created_at: createdAt };
}
