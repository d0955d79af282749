import { Hono } from "hono";
import * as z from "zod";
import { body } from "../middleware/input.ts";
import type { Instance } from "../instance.ts";
import { userJson } from "../resources/user-json.ts";
import { banUser, lockUser, unbanUser, unlockUser } from "../resources/user-standing.ts";
import { getUser } from "../resources/user.ts";

const BulkBody = z.object({ user_ids: z.array(z.string()).min(1).max(50) });

type Operation = typeof banUser;

export const userStanding = (instance: Instance) => {
  const one = (operation: Operation) => (id: string) => userJson(instance, operation(instance, id));
  const all = (operation: Operation, ids: string[]) => {
    for (const id of ids) getUser(instance, id);
    return ids.map(one(operation));
  };
  return new Hono()
    .post("/ban", body(BulkBody), (c) => c.json(all(banUser, c.req.valid("json").user_ids)))
    .post("/unban", body(BulkBody), (c) => c.json(all(unbanUser, c.req.valid("json").user_ids)))
    .post("/:id/ban", (c) => c.json(one(banUser)(c.req.param("id"))))
    .post("/:id/unban", (c) => c.json(one(unbanUser)(c.req.param("id"))))
    .post("/:id/lock", (c) => c.json(one(lockUser)(c.req.param("id"))))
    .post("/:id/unlock", (c) => c.json(one(unlockUser)(c.req.param("id"))));
};
