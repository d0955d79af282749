import { Hono } from "hono";
import * as z from "zod";
import { given } from "../middleware/fields.ts";
import { body } from "../middleware/input.ts";
import type { Instance } from "../instance.ts";
import { signUpJson } from "../resources/sign-up-json.ts";
import { getAnySignUp, updateSignUp } from "../resources/sign-up.ts";

const Body = z.object({
  external_id: z.string().nullish(),
  custom_action: z.boolean().nullish(),
});

export const signUps = (instance: Instance) =>
  new Hono()
    .get("/:id", (c) => c.json(signUpJson(instance, getAnySignUp(instance, c.req.param("id")))))
    .patch("/:id", body(Body), (c) => {
      const { external_id: externalId, custom_action: customAction } = c.req.valid("json");
      const fields = given({ externalId, customAction: customAction ?? undefined });
      return c.json(signUpJson(instance, updateSignUp(instance, c.req.param("id"), fields)));
    });
