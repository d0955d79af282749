import { Hono } from "hono";
import * as z from "zod";
import { body, query } from "../middleware/input.ts";
import { listJson, PAGINATED, single } from "../middleware/pagination.ts";
import type { Instance } from "../instance.ts";
import { clientJson, getClient, type Client } from "../resources/client.ts";
import { claimHandshake } from "../resources/handshake.ts";
import { newestFirst } from "../resources/order.ts";
import { verifyClientToken } from "../resources/verify-client.ts";

const VerifyBody = z.object({ token: z.string() });
const HandshakeQuery = z.object({ nonce: single });

export const clients = (instance: Instance) => {
  const json = (client: Client) => clientJson(instance, client);
  return new Hono()
    .get("/", query(z.object(PAGINATED)), (c) => {
      const { paginated, ...page } = c.req.valid("query");
      const list = listJson(newestFirst(instance.store.clients.all()), page, json);
      return c.json(paginated ? list : list.data);
    })
    .post("/verify", body(VerifyBody), async (c) =>
      c.json(json(await verifyClientToken(instance, c.req.valid("json").token))),
    )
    .get("/handshake_payload", query(HandshakeQuery), (c) => {
      const { id, directives } = claimHandshake(instance, c.req.valid("query").nonce);
      return c.json({ nonce: id, directives });
    })
    .get("/:id", (c) => c.json(json(getClient(instance, c.req.param("id")))));
};
