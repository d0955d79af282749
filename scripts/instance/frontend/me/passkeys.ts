import { Hono } from "hono";
import * as z from "zod";
import type { Instance } from "../../instance.ts";
import { body } from "../../middleware/input.ts";
import { me, type SignedInEnv } from "../../middleware/signed-in.ts";
import {
  getPasskey,
  provePasskey,
  removePasskey,
  renamePasskey,
  startPasskey,
} from "../../resources/own-passkey.ts";
import { requireRecentFactor } from "../../resources/reverification.ts";
import { credential } from "../credential.ts";
import { ownPasskeyJson } from "../json/passkey.ts";
import { relyingParty } from "../relying-party.ts";
import { wrapped } from "../wrapped.ts";

const AttemptBody = z.object({ public_key_credential: credential });
const RenameBody = z.object({ name: z.string().min(1).max(256) });

export const passkeys = (instance: Instance) =>
  new Hono<SignedInEnv>()
    .post("/", (c) => {
      requireRecentFactor(instance, c.get("session"));
      const passkey = startPasskey(instance, me(instance, c), relyingParty(instance, c));
      return wrapped(instance, c, ownPasskeyJson(passkey));
    })
    .get("/:id", (c) =>
      wrapped(instance, c, ownPasskeyJson(getPasskey(me(instance, c), c.req.param("id")))),
    )
    .patch("/:id", body(RenameBody), (c) => {
      const { name } = c.req.valid("json");
      const renamed = renamePasskey(instance, me(instance, c), c.req.param("id"), name);
      return wrapped(instance, c, ownPasskeyJson(renamed));
    })
    .delete("/:id", (c) => {
      requireRecentFactor(instance, c.get("session"));
      return wrapped(instance, c, removePasskey(instance, me(instance, c), c.req.param("id")));
    })
    .post("/:id/attempt_verification", body(AttemptBody), (c) => {
      const { public_key_credential: made } = c.req.valid("json");
      const proven = provePasskey(instance, me(instance, c), c.req.param("id"), made);
      return wrapped(instance, c, ownPasskeyJson(proven));
    });
