import { Hono } from "hono";
import * as z from "zod";
import type { Instance } from "../../instance.ts";
import { given } from "../../middleware/fields.ts";
import { body } from "../../middleware/input.ts";
import { me, type SignedInEnv } from "../../middleware/signed-in.ts";
import { firstBackupCodes } from "../../resources/backup-codes.ts";
import {
  addPhoneNumber,
  findPhoneNumber,
  preparePhoneNumber,
  removePhoneNumber,
  reservePhoneNumber,
  tryPhoneNumber,
} from "../../resources/own-phone-number.ts";
import { phoneNumberJson } from "../../resources/phone-number.ts";
import { requireRecentFactor } from "../../resources/reverification.ts";
import { choiceOf, truth } from "../fields.ts";
import { wrapped } from "../wrapped.ts";

const AddBody = z.object({ phone_number: z.e164(), reserved_for_second_factor: truth });
const ReserveBody = z.object({
  reserved_for_second_factor: choiceOf,
  default_second_factor: choiceOf,
});
const AttemptBody = z.object({ code: z.string() });

export const phoneNumbers = (instance: Instance) =>
  new Hono<SignedInEnv>()
    .get("/", (c) => c.json(me(instance, c).phoneNumbers.map(phoneNumberJson)))
    .post("/", body(AddBody), (c) => {
      requireRecentFactor(instance, c.get("session"));
      const { phone_number: phoneNumber, reserved_for_second_factor: reserved } =
        c.req.valid("json");
      const phone = addPhoneNumber(instance, me(instance, c), { phoneNumber, reserved });
      return wrapped(instance, c, phoneNumberJson(phone));
    })
    .get("/:id", (c) => {
      const phone = findPhoneNumber(me(instance, c), c.req.param("id"));
      return wrapped(instance, c, phoneNumberJson(phone));
    })
    .patch("/:id", body(ReserveBody), (c) => {
      const input = c.req.valid("json");
      const changes = given({
        reservedForSecondFactor: input.reserved_for_second_factor,
        defaultSecondFactor: input.default_second_factor,
      });
      const phone = reservePhoneNumber(instance, me(instance, c), c.req.param("id"), changes);
      const isNew = changes.reservedForSecondFactor === true;
      const codes = isNew ? firstBackupCodes(instance, me(instance, c)) : null;
      return wrapped(instance, c, { ...phoneNumberJson(phone), backup_codes: codes });
    })
    .delete("/:id", (c) => {
      requireRecentFactor(instance, c.get("session"));
      return wrapped(instance, c, removePhoneNumber(instance, me(instance, c), c.req.param("id")));
    })
    .post("/:id/prepare_verification", (c) => {
      const phone = preparePhoneNumber(instance, me(instance, c), c.req.param("id"));
      return wrapped(instance, c, phoneNumberJson(phone));
    })
    .post("/:id/attempt_verification", body(AttemptBody), (c) => {
      const { code } = c.req.valid("json");
      const phone = tryPhoneNumber(instance, me(instance, c), c.req.param("id"), code);
      return wrapped(instance, c, phoneNumberJson(phone));
    });
