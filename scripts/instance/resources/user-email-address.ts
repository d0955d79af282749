import type { DeletedObjectJSON } from "@clerk/backend";
import { newEmailAddress, type EmailAddress, type EmailAddressInput } from "./email-address.ts";
import { endOtherSessions } from "./session.ts";
import { getUser, putUser, type User } from "./user.ts";
import { ADMIN_VERIFICATION, type Verification } from "./verification.ts";
import { apiError, notFound } from "../errors.ts";
import type { Instance } from "../instance.ts";

export interface EmailAddressFlags {
  verified?: boolean | undefined;
  primary?: boolean | undefined;
}

export function getEmailAddress(instance: Instance, id: string): EmailAddress {
  return owned(instance, id).email;
}

export function addEmailAddress(
  instance: Instance,
  userId: string,
  { verified = false, primary = false, ...input }: EmailAddressInput & EmailAddressFlags,
): EmailAddress {
  const user = getUser(instance, userId);
  const verification = verified ? ADMIN_VERIFICATION : null;
  const email = newEmailAddress(instance, { verification, ...input });
  const isPrimary = primary || user.primaryEmailAddressId === null;
  putUser(instance, {
    ...user,
    emailAddresses: [...user.emailAddresses, email],
    ...(isPrimary ? { primaryEmailAddressId: email.id } : {}),
  });
  return email;
}

export function updateEmailAddress(
  instance: Instance,
  id: string,
  { verified, primary }: EmailAddressFlags,
): EmailAddress {
  const { user, email } = owned(instance, id);
  if (verified === false && user.primaryEmailAddressId === id) throw primaryMustBeVerified();
  const verification = verified ? (email.verification ?? ADMIN_VERIFICATION) : null;
  const changed = {
    ...email,
    verification: verified === undefined ? email.verification : verification,
    updatedAt: instance.now(),
  };
  putUser(instance, {
    ...user,
    emailAddresses: user.emailAddresses.map((other) => (other.id === id ? changed : other)),
    ...(primary ? { primaryEmailAddressId: id } : {}),
  });
  return changed;
}

/** What a code that was sent, or came back, has led to. */
export function setEmailVerification(
  instance: Instance,
  id: string,
  verification: Verification,
): void {
  const { user } = owned(instance, id);
  const updatedAt = instance.now();
  const emailAddresses = user.emailAddresses.map((other) =>
    other.id === id ? { ...other, verification, updatedAt } : other,
  );
  putUser(instance, { ...user, emailAddresses });
}

export function deleteEmailAddress(instance: Instance, id: string): DeletedObjectJSON {
  const { user } = owned(instance, id);
  const emailAddresses = user.emailAddresses.filter((other) => other.id !== id);
  const primaryEmailAddressId =
    user.primaryEmailAddressId === id
      ? (emailAddresses[0]?.id ?? null)
      : user.primaryEmailAddressId;
  putUser(instance, { ...user, emailAddresses, primaryEmailAddressId });
  return { object: "email_address", id, deleted: true };
}

/** The one address the user has from now on; sessions that relied on the old ones end. */
export function replaceEmailAddress(
  instance: Instance,
  userId: string,
  input: EmailAddressInput,
): EmailAddress {
  const user = getUser(instance, userId);
  const kept = user.emailAddresses.find(
    ({ emailAddress }) => emailAddress === input.emailAddress.toLowerCase(),
  );
  const email = kept ?? newEmailAddress(instance, input);
  endOtherSessions(instance, userId);
  putUser(instance, { ...user, emailAddresses: [email], primaryEmailAddressId: email.id });
  return email;
}

function owned(instance: Instance, id: string): { user: User; email: EmailAddress } {
  const user = instance.store.users.find("identification", id);
  const email = user?.emailAddresses.find((address) => address.id === id);
  if (!user || !email) throw notFound("email address", id);
  return { user, email };
}

function primaryMustBeVerified() {
  const message = "The primary email address of a user must stay verified.";
  return apiError(
    400,
    "primary_identification_update_invalid",
    "Update operation invalid",
    message,
  );
}
