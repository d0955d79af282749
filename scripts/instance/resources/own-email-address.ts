import type { DeletedObjectJSON } from "@clerk/backend";
import { newEmailAddress, type EmailAddress } from "./email-address.ts";
import { unavailable } from "./factor.ts";
import { sendCode, sendLink, tryCode } from "./one-time-code.ts";
import { putUser, type User } from "./user.ts";
import type { Verification } from "./verification.ts";
import { apiError, notFound } from "../errors.ts";
import type { Instance } from "../instance.ts";

/** What a user does with their own addresses; the Backend API has an administrator's way. */
export function addEmailAddress(instance: Instance, user: User, emailAddress: string) {
  const email = newEmailAddress(instance, { emailAddress, verification: null });
  putUser(instance, { ...user, emailAddresses: [...user.emailAddresses, email] });
  return email;
}

export function findEmailAddress(user: User, id: string): EmailAddress {
  const email = user.emailAddresses.find((one) => one.id === id);
  if (!email) throw notFound("email_address", id);
  return email;
}

export function prepareEmailAddress(
  instance: Instance,
  user: User,
  id: string,
  strategy: string,
): EmailAddress {
  const to = findEmailAddress(user, id).emailAddress;
  const recipient = { kind: "email" as const, to, userId: user.id };
  if (strategy === "email_link") return verify(instance, user, id, sendLink(instance, recipient));
  if (strategy !== "email_code") throw unavailable(strategy);
  return verify(instance, user, id, sendCode(instance, strategy, recipient));
}

/** The first address that is proven becomes the primary one. */
export function tryEmailAddress(
  instance: Instance,
  user: User,
  id: string,
  code: string,
): EmailAddress {
  const pending = findEmailAddress(user, id).verification;
  if (pending?.strategy !== "email_code") throw unavailable("email_code");
  const { verification, refusal } = tryCode(instance, pending, code);
  const email = verify(instance, user, id, verification);
  if (refusal) throw refusal;
  return email;
}

export function removeEmailAddress(instance: Instance, user: User, id: string): DeletedObjectJSON {
  findEmailAddress(user, id);
  const emailAddresses = user.emailAddresses.filter((one) => one.id !== id);
  const isLast = emailAddresses.length + user.phoneNumbers.length === 0 && !user.username;
  if (isLast) {
    const message = "You cannot delete your last identification.";
    throw apiError(400, "last_identification_deletion_failed", message);
  }
  const primary = user.primaryEmailAddressId;
  const primaryEmailAddressId = primary === id ? (emailAddresses[0]?.id ?? null) : primary;
  putUser(instance, { ...user, emailAddresses, primaryEmailAddressId });
  return { object: "email_address", id, deleted: true };
}

function verify(
  instance: Instance,
  user: User,
  id: string,
  verification: Verification,
): EmailAddress {
  const updatedAt = instance.now();
  const emailAddresses = user.emailAddresses.map((one) =>
    one.id === id ? { ...one, verification, updatedAt } : one,
  );
  const isProven = verification.status === "verified";
  const primaryEmailAddressId = user.primaryEmailAddressId ?? (isProven ? id : null);
  return findEmailAddress(
    putUser(instance, { ...user, emailAddresses, primaryEmailAddressId }),
    id,
  );
}
