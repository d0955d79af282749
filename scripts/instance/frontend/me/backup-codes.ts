import { Hono } from "hono";
import type { Instance } from "../../instance.ts";
import { me, type SignedInEnv } from "../../middleware/signed-in.ts";
import { renewBackupCodes } from "../../resources/backup-codes.ts";
import { requireRecentFactor } from "../../resources/reverification.ts";
import { wrapped } from "../wrapped.ts";

export const backupCodes = (instance: Instance) =>
  new Hono<SignedInEnv>().post("/", (c) => {
    requireRecentFactor(instance, c.get("session"));
    const codes = renewBackupCodes(instance, me(instance, c));
    const now = instance.now();
    return wrapped(instance, c, {
      object: "backup_code",
      id: instance.newId("bkp"),
      codes,
      created_at: now,
      updated_at: now,
    });
  });
