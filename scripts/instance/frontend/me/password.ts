import { Hono } from "hono";
import * as z from "zod";
import type { Instance } from "../../instance.ts";
import { body } from "../../middleware/input.ts";
import { me, type SignedInEnv } from "../../middleware/signed-in.ts";
import { changePassword, removePassword } from "../../resources/own-password.ts";
import { requireRecentFactor } from "../../resources/reverification.ts";
import { text, truth } from "../fields.ts";
import { ownUserJson } from "../json/user.ts";
import { wrapped } from "../wrapped.ts";

const ChangeBody = z.object({
  current_password: text,
  new_password: z.string().max(256),
  sign_out_of_other_sessions: truth,
});
const RemoveBody = z.object({ current_password: text });

export const password = (instance: Instance) =>
  new Hono<SignedInEnv>()
    .post("/change_password", body(ChangeBody), (c) => {
      const input = c.req.valid("json");
      const session = c.get("session");
      requireRecentFactor(instance, session);
      const user = changePassword(instance, me(instance, c), session, {
        current: input.current_password,
        next: input.new_password,
        signOutOthers: input.sign_out_of_other_sessions,
      });
      return wrapped(instance, c, ownUserJson(instance, user));
    })
    .post("/remove_password", body(RemoveBody), (c) => {
      requireRecentFactor(instance, c.get("session"));
      const { current_password: current } = c.req.valid("json");
      const user = removePassword(instance, me(instance, c), current);
      return wrapped(instance, c, ownUserJson(instance, user));
    });
