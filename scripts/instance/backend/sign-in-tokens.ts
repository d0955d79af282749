import { Hono } from "hono";
import * as z from "zod";
import { body } from "../middleware/input.ts";
import type { Instance } from "../instance.ts";
import {
  createSignInToken,
  revokeSignInToken,
  signInTokenJson,
} from "../resources/sign-in-token.ts";

const Body = z.object({
  user_id: z.string(),
  expires_in_seconds: z.number().int().min(1).max(315_360_000).nullish(),
});

export const signInTokens = (instance: Instance) =>
  new Hono()
    .post("/", body(Body), (c) => {
      const { user_id: userId, expires_in_seconds: lifetime } = c.req.valid("json");
      const token = createSignInToken(instance, userId, lifetime ?? undefined);
      return c.json(signInTokenJson(instance, token));
    })
    .post("/:id/revoke", (c) =>
      c.json(signInTokenJson(instance, revokeSignInToken(instance, c.req.param("id")))),
    );
