import { Hono } from "hono";
import * as z from "zod";
import { body } from "../middleware/input.ts";
import type { Instance } from "../instance.ts";
import { emailAddressJson } from "../resources/email-address.ts";
import {
  addEmailAddress,
  deleteEmailAddress,
  getEmailAddress,
  replaceEmailAddress,
  updateEmailAddress,
} from "../resources/user-email-address.ts";
import { replaceStatus } from "./identification-status.ts";

const FLAGS = { verified: z.boolean().nullish(), primary: z.boolean().nullish() };
const email = z.email().max(320);
const CreateBody = z.object({ ...FLAGS, user_id: z.string(), email_address: email });
const UpdateBody = z.object(FLAGS);
const ReplaceBody = z.object({ email_address: email, identification_status: replaceStatus });

export const emailAddresses = (instance: Instance) =>
  new Hono()
    .post("/", body(CreateBody), (c) => {
      const { user_id: userId, email_address: emailAddress, ...flags } = c.req.valid("json");
      const created = addEmailAddress(instance, userId, { emailAddress, ...toFlags(flags) });
      return c.json(emailAddressJson(created));
    })
    .get("/:id", (c) => c.json(emailAddressJson(getEmailAddress(instance, c.req.param("id")))))
    .patch("/:id", body(UpdateBody), (c) => {
      const flags = toFlags(c.req.valid("json"));
      return c.json(emailAddressJson(updateEmailAddress(instance, c.req.param("id"), flags)));
    })
    .delete("/:id", (c) => c.json(deleteEmailAddress(instance, c.req.param("id"))));

/** Under a user's own path. */
export const userEmailAddress = (instance: Instance) =>
  new Hono().put("/:id/email_address", body(ReplaceBody), (c) => {
    const { email_address: emailAddress, identification_status: status } = c.req.valid("json");
    const input = { emailAddress, ...status };
    return c.json(emailAddressJson(replaceEmailAddress(instance, c.req.param("id"), input)));
  });

function toFlags(input: z.output<typeof UpdateBody>) {
  return { verified: input.verified ?? undefined, primary: input.primary ?? undefined };
}
