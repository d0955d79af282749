import { Hono } from "hono";
import * as z from "zod";
import { body } from "../middleware/input.ts";
import type { Instance } from "../instance.ts";
import { removePasskey } from "../resources/own-passkey.ts";
import { userJson } from "../resources/user-json.ts";
import {
  removePassword,
  setPasswordCompromised,
  verifyPassword,
} from "../resources/user-password.ts";
import {
  deleteBackupCodes,
  deleteTotp,
  disableMfa,
  verifyTotp,
} from "../resources/user-second-factors.ts";
import { getUser } from "../resources/user.ts";

const PasswordBody = z.object({ password: z.string() });
const CodeBody = z.object({ code: z.string() });
const RemoveBody = z.object({ sign_out_of_other_sessions: z.boolean().nullish() });
const CompromisedBody = z.object({ revoke_all_sessions: z.boolean().nullish() });

/** What a user proves themselves with, under the user's own path. */
export const userFactors = (instance: Instance) =>
  new Hono()
    .post("/:id/verify_password", body(PasswordBody), (c) => {
      verifyPassword(instance, c.req.param("id"), c.req.valid("json").password);
      return c.json({ verified: true });
    })
    .post("/:id/verify_totp", body(CodeBody), (c) => {
      const type = verifyTotp(instance, c.req.param("id"), c.req.valid("json").code);
      return c.json({ verified: true, code_type: type });
    })
    .post("/:id/remove_password", body(RemoveBody), (c) => {
      const endSessions = c.req.valid("json").sign_out_of_other_sessions ?? false;
      return c.json(userJson(instance, removePassword(instance, c.req.param("id"), endSessions)));
    })
    .post("/:id/password/set_compromised", body(CompromisedBody), (c) => {
      const endSessions = c.req.valid("json").revoke_all_sessions ?? false;
      const user = setPasswordCompromised(instance, c.req.param("id"), true, endSessions);
      return c.json(userJson(instance, user));
    })
    .post("/:id/password/unset_compromised", (c) =>
      c.json(userJson(instance, setPasswordCompromised(instance, c.req.param("id"), false))),
    )
    .delete("/:id/passkeys/:passkey", (c) => {
      const user = getUser(instance, c.req.param("id"));
      return c.json(removePasskey(instance, user, c.req.param("passkey")));
    })
    .delete("/:id/totp", (c) => c.json({ user_id: deleteTotp(instance, c.req.param("id")).id }))
    .delete("/:id/mfa", (c) => c.json({ user_id: disableMfa(instance, c.req.param("id")).id }))
    .delete("/:id/backup_code", (c) =>
      c.json({ user_id: deleteBackupCodes(instance, c.req.param("id")).id }),
    );
