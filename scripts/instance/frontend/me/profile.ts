import { Hono } from "hono";
import * as z from "zod";
import { apiError, invalidParam } from "../../errors.ts";
import type { Instance } from "../../instance.ts";
import { given } from "../../middleware/fields.ts";
import { body } from "../../middleware/input.ts";
import { me, type SignedInEnv } from "../../middleware/signed-in.ts";
import { deleteUser } from "../../resources/delete-user.ts";
import { requireRecentFactor } from "../../resources/reverification.ts";
import { updateUser, type User } from "../../resources/user.ts";
import { jsonObject, text } from "../fields.ts";
import { ownUserJson } from "../json/user.ts";
import { wrapped } from "../wrapped.ts";

const name = z
  .string()
  .max(256)
  .transform((value) => value || null)
  .optional();

const ProfileBody = z.object({
  username: name,
  first_name: name,
  last_name: name,
  primary_email_address_id: text,
  primary_phone_number_id: text,
  unsafe_metadata: jsonObject,
});
const MetadataBody = z.object({ unsafe_metadata: jsonObject });

export const profile = (instance: Instance) =>
  new Hono<SignedInEnv>()
    .get("/", (c) => wrapped(instance, c, ownUserJson(instance, me(instance, c))))
    .patch("/", body(ProfileBody), (c) => {
      const user = me(instance, c);
      const input = c.req.valid("json");
      const { primary_email_address_id: emailId, primary_phone_number_id: phoneId } = input;
      checkPrimary(user.emailAddresses, emailId, "primary_email_address_id");
      checkPrimary(user.phoneNumbers, phoneId, "primary_phone_number_id");
      const fields = given({
        username: input.username,
        firstName: input.first_name,
        lastName: input.last_name,
        primaryEmailAddressId: emailId,
        primaryPhoneNumberId: phoneId,
        unsafeMetadata: input.unsafe_metadata,
      });
      return wrapped(instance, c, ownUserJson(instance, updateUser(instance, user.id, fields)));
    })
    .patch("/metadata", body(MetadataBody), (c) => {
      const { unsafe_metadata: unsafeMetadata = {} } = c.req.valid("json");
      const user = updateUser(instance, me(instance, c).id, { unsafeMetadata });
      return wrapped(instance, c, ownUserJson(instance, user));
    })
    .delete("/", (c) => {
      const user = me(instance, c);
      if (!user.deleteSelfEnabled) throw notAllowed();
      requireRecentFactor(instance, c.get("session"));
      return wrapped(instance, c, deleteUser(instance, user.id));
    });

/** Only what is the user's own and proven can be primary. */
function checkPrimary(
  owned: User["emailAddresses"] | User["phoneNumbers"],
  id: string | undefined,
  param: string,
): void {
  if (id === undefined) return;
  if (owned.find((one) => one.id === id)?.verification?.status === "verified") return;
  const message = `Unexpected ${param}, expected a verified one of this user`;
  throw invalidParam(param, "form_param_value_invalid", "is invalid", message);
}

function notAllowed() {
  return apiError(403, "user_delete_self_disabled", "You may not delete your own account");
}
