import { Hono } from "hono";
import * as z from "zod";
import { given } from "../middleware/fields.ts";
import { body } from "../middleware/input.ts";
import type { Instance } from "../instance.ts";
import { betaSettingsJson } from "../resources/instance-settings.ts";
import { settings, updateSettings } from "../resources/settings.ts";

const Body = z.object({
  restricted_to_allowlist: z.boolean().nullish(),
  from_email_address: z.string().nullish(),
  progressive_sign_up: z.boolean().nullish(),
  test_mode: z.boolean().nullish(),
});

export const betaFeatures = (instance: Instance) =>
  new Hono().patch("/instance_settings", body(Body), (c) => {
    const input = c.req.valid("json");
    const { restrictions } = settings(instance);
    const allowlist = input.restricted_to_allowlist ?? restrictions.allowlist;
    const changes = given({
      fromEmailAddress: input.from_email_address ?? undefined,
      progressiveSignUp: input.progressive_sign_up ?? undefined,
      testMode: input.test_mode ?? undefined,
    });
    updateSettings(instance, { ...changes, restrictions: { ...restrictions, allowlist } });
    return c.json(betaSettingsJson(instance));
  });
