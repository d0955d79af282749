import { Hono } from "hono";
import * as z from "zod";
import type { Instance } from "../../instance.ts";
import { body } from "../../middleware/input.ts";
import { me, type SignedInEnv } from "../../middleware/signed-in.ts";
import { firstBackupCodes } from "../../resources/backup-codes.ts";
import { disableTotp, enrollTotp, totpJson, tryTotp } from "../../resources/own-totp.ts";
import { requireRecentFactor } from "../../resources/reverification.ts";
import { wrapped } from "../wrapped.ts";

const AttemptBody = z.object({ code: z.string() });

export const totp = (instance: Instance) =>
  new Hono<SignedInEnv>()
    .post("/", (c) => {
      requireRecentFactor(instance, c.get("session"));
      const user = me(instance, c);
      return wrapped(instance, c, totpJson(instance, user, enrollTotp(instance, user), false));
    })
    .post("/attempt_verification", body(AttemptBody), (c) => {
      const user = me(instance, c);
      const enrollment = tryTotp(instance, user, c.req.valid("json").code);
      const codes = firstBackupCodes(instance, me(instance, c));
      const json = totpJson(instance, user, enrollment, true);
      return wrapped(instance, c, { ...json, backup_codes: codes });
    })
    .delete("/", (c) => {
      requireRecentFactor(instance, c.get("session"));
      disableTotp(instance, me(instance, c));
      return wrapped(instance, c, { object: "totp", deleted: true });
    });
