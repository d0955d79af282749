import { Hono } from "hono";
import * as z from "zod";
import { body } from "../middleware/input.ts";
import type { Instance } from "../instance.ts";
import {
  attemptVerification,
  EMAIL,
  identifierVerificationJson,
  PHONE,
  prepareVerification,
} from "../resources/verify-identifier.ts";

const AttemptBody = z.object({ verification_id: z.string(), code: z.string() });

const verifications = (instance: Instance, kind: typeof EMAIL) =>
  new Hono()
    .post("/:id/prepare_verification", (c) => {
      const id = c.req.param("id");
      return c.json(identifierVerificationJson(id, prepareVerification(instance, kind, id)));
    })
    .post("/:id/attempt_verification", body(AttemptBody), (c) => {
      const id = c.req.param("id");
      const { verification_id: verificationId, code } = c.req.valid("json");
      const attempt = { verificationId, code };
      const verification = attemptVerification(instance, kind, id, attempt);
      return c.json(identifierVerificationJson(id, verification));
    });

/** Under an email address's own path. */
export const emailVerifications = (instance: Instance) => verifications(instance, EMAIL);

/** Under a phone number's own path. */
export const phoneVerifications = (instance: Instance) => verifications(instance, PHONE);
