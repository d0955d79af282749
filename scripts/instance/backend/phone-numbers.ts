import { Hono } from "hono";
import * as z from "zod";
import { body } from "../middleware/input.ts";
import type { Instance } from "../instance.ts";
import { phoneNumberJson } from "../resources/phone-number.ts";
import {
  addPhoneNumber,
  deletePhoneNumber,
  getPhoneNumber,
  replacePhoneNumber,
  updatePhoneNumber,
} from "../resources/user-phone-number.ts";
import { replaceStatus } from "./identification-status.ts";

const FLAGS = {
  verified: z.boolean().nullish(),
  primary: z.boolean().nullish(),
  reserved_for_second_factor: z.boolean().nullish(),
};
const CreateBody = z.object({ ...FLAGS, user_id: z.string(), phone_number: z.e164() });
const UpdateBody = z.object(FLAGS);
const ReplaceBody = z.object({ phone_number: z.e164(), identification_status: replaceStatus });

export const phoneNumbers = (instance: Instance) =>
  new Hono()
    .post("/", body(CreateBody), (c) => {
      const { user_id: userId, phone_number: phoneNumber, ...flags } = c.req.valid("json");
      const created = addPhoneNumber(instance, userId, { phoneNumber, ...toFlags(flags) });
      return c.json(phoneNumberJson(created));
    })
    .get("/:id", (c) => c.json(phoneNumberJson(getPhoneNumber(instance, c.req.param("id")))))
    .patch("/:id", body(UpdateBody), (c) => {
      const flags = toFlags(c.req.valid("json"));
      return c.json(phoneNumberJson(updatePhoneNumber(instance, c.req.param("id"), flags)));
    })
    .delete("/:id", (c) => c.json(deletePhoneNumber(instance, c.req.param("id"))));

/** Under a user's own path. */
export const userPhoneNumber = (instance: Instance) =>
  new Hono().put("/:id/phone_number", body(ReplaceBody), (c) => {
    const { phone_number: phoneNumber, identification_status: status } = c.req.valid("json");
    const input = { phoneNumber, ...status };
    return c.json(phoneNumberJson(replacePhoneNumber(instance, c.req.param("id"), input)));
  });

function toFlags(input: z.output<typeof UpdateBody>) {
  return {
    verified: input.verified ?? undefined,
    primary: input.primary ?? undefined,
    reservedForSecondFactor: input.reserved_for_second_factor ?? undefined,
  };
}
