import { randomInt } from "node:crypto";
import { Hono } from "hono";
import type { Instance } from "../../instance.ts";
import { me, type SignedInEnv } from "../../middleware/signed-in.ts";
import { requireRecentFactor } from "../../resources/reverification.ts";
import { updateUser } from "../../resources/user.ts";
import { wrapped } from "../wrapped.ts";

export const backupCodes = (instance: Instance) =>
  new Hono<SignedInEnv>().post("/", (c) => {
    requireRecentFactor(instance, c.get("session"));
    const codes = Array.from({ length: 10 }, newCode);
    updateUser(instance, me(instance, c).id, { backupCodes: codes });
    const now = instance.now();
    return wrapped(instance, c, {
      object: "backup_code",
      id: instance.newId("bkp"),
      codes,
      created_at: now,
      updated_at: now,
    });
  });

function newCode(): string {
  return Array.from({ length: 8 }, () => randomInt(36).toString(36)).join("");
}
