import { Hono } from "hono";
import * as z from "zod";
import { body } from "../middleware/input.ts";
import type { Instance } from "../instance.ts";
import { actorTokenJson, createActorToken, revokeActorToken } from "../resources/actor-token.ts";

const Body = z.object({
  user_id: z.string(),
  actor: z.looseObject({ sub: z.string().min(1) }),
  expires_in_seconds: z.number().int().min(1).max(315_360_000).default(3600),
  session_max_duration_in_seconds: z.number().int().min(1).max(315_360_000).default(1800),
});

export const actorTokens = (instance: Instance) =>
  new Hono()
    .post("/", body(Body), (c) => {
      const input = c.req.valid("json");
      const token = createActorToken(instance, {
        userId: input.user_id,
        actor: input.actor,
        lifetimeInSeconds: input.expires_in_seconds,
        sessionMaxDurationInSeconds: input.session_max_duration_in_seconds,
      });
      return c.json(actorTokenJson(instance, token));
    })
    .post("/:id/revoke", (c) =>
      c.json(actorTokenJson(instance, revokeActorToken(instance, c.req.param("id")))),
    );
