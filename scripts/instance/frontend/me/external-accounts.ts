import { Hono } from "hono";
import * as z from "zod";
import type { Instance } from "../../instance.ts";
import { body } from "../../middleware/input.ts";
import { me, type SignedInEnv } from "../../middleware/signed-in.ts";
import { externalAccountJson } from "../../resources/external-account.ts";
import {
  connectAccount,
  findAccount,
  reauthorizeAccount,
  removeAccount,
} from "../../resources/own-external-account.ts";
import { requireRecentFactor } from "../../resources/reverification.ts";
import { text } from "../fields.ts";
import { ownUserJson } from "../json/user.ts";
import { wrapped } from "../wrapped.ts";

const ConnectBody = z.object({ strategy: z.string(), redirect_url: text });
const ReauthorizeBody = z.object({ redirect_url: z.string() });

export const externalAccounts = (instance: Instance) =>
  new Hono<SignedInEnv>()
    .post("/", body(ConnectBody), (c) => {
      requireRecentFactor(instance, c.get("session"));
      const { strategy, redirect_url: redirectUrl } = c.req.valid("json");
      const account = connectAccount(instance, me(instance, c), { strategy, redirectUrl });
      return wrapped(instance, c, externalAccountJson(account));
    })
    .patch("/:id/reauthorize", body(ReauthorizeBody), (c) => {
      const { redirect_url: url } = c.req.valid("json");
      const account = reauthorizeAccount(instance, me(instance, c), c.req.param("id"), url);
      return wrapped(instance, c, externalAccountJson(account));
    })
    .delete("/:id/tokens", (c) => {
      findAccount(me(instance, c), c.req.param("id"));
      return wrapped(instance, c, ownUserJson(instance, me(instance, c)));
    })
    .delete("/:id", (c) => {
      requireRecentFactor(instance, c.get("session"));
      return wrapped(instance, c, removeAccount(instance, me(instance, c), c.req.param("id")));
    });
