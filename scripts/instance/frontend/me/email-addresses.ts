import { Hono } from "hono";
import * as z from "zod";
import type { Instance } from "../../instance.ts";
import { body } from "../../middleware/input.ts";
import { me, type SignedInEnv } from "../../middleware/signed-in.ts";
import { emailAddressJson } from "../../resources/email-address.ts";
import {
  addEmailAddress,
  findEmailAddress,
  prepareEmailAddress,
  removeEmailAddress,
  tryEmailAddress,
} from "../../resources/own-email-address.ts";
import { requireRecentFactor } from "../../resources/reverification.ts";
import { wrapped } from "../wrapped.ts";

const AddBody = z.object({ email_address: z.email().max(320) });
const PrepareBody = z.object({ strategy: z.string() });
const AttemptBody = z.object({ code: z.string() });

export const emailAddresses = (instance: Instance) =>
  new Hono<SignedInEnv>()
    .get("/", (c) => c.json(me(instance, c).emailAddresses.map(emailAddressJson)))
    .post("/", body(AddBody), (c) => {
      requireRecentFactor(instance, c.get("session"));
      const email = addEmailAddress(instance, me(instance, c), c.req.valid("json").email_address);
      return wrapped(instance, c, emailAddressJson(email));
    })
    .get("/:id", (c) => {
      const email = findEmailAddress(me(instance, c), c.req.param("id"));
      return wrapped(instance, c, emailAddressJson(email));
    })
    .delete("/:id", (c) => {
      requireRecentFactor(instance, c.get("session"));
      return wrapped(instance, c, removeEmailAddress(instance, me(instance, c), c.req.param("id")));
    })
    .post("/:id/prepare_verification", body(PrepareBody), (c) => {
      const { strategy } = c.req.valid("json");
      const user = me(instance, c);
      const email = prepareEmailAddress(instance, user, c.req.param("id"), strategy);
      return wrapped(instance, c, emailAddressJson(email));
    })
    .post("/:id/attempt_verification", body(AttemptBody), (c) => {
      const { code } = c.req.valid("json");
      const email = tryEmailAddress(instance, me(instance, c), c.req.param("id"), code);
      return wrapped(instance, c, emailAddressJson(email));
    });
