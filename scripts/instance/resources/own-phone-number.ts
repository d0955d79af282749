import type { DeletedObjectJSON } from "@clerk/backend";
import { unavailable } from "./factor.ts";
import { sendCode, tryCode } from "./one-time-code.ts";
import { newPhoneNumber, type PhoneNumber } from "./phone-number.ts";
import { putUser, type User } from "./user.ts";
import { notFound } from "../errors.ts";
import type { Instance } from "../instance.ts";

/** What a user does with their own numbers; the Backend API has an administrator's way. */
export function addPhoneNumber(
  instance: Instance,
  user: User,
  { phoneNumber, reserved }: { phoneNumber: string; reserved: boolean },
): PhoneNumber {
  const phone = {
    ...newPhoneNumber(instance, { phoneNumber, verification: null }),
    reservedForSecondFactor: reserved,
  };
  putUser(instance, { ...user, phoneNumbers: [...user.phoneNumbers, phone] });
  return phone;
}

export function findPhoneNumber(user: User, id: string): PhoneNumber {
  const phone = user.phoneNumbers.find((one) => one.id === id);
  if (!phone) throw notFound("phone_number", id);
  return phone;
}

export function preparePhoneNumber(instance: Instance, user: User, id: string): PhoneNumber {
  const to = findPhoneNumber(user, id).phoneNumber;
  const recipient = { kind: "sms" as const, to, userId: user.id };
  return change(instance, user, id, { verification: sendCode(instance, "phone_code", recipient) });
}

export function tryPhoneNumber(
  instance: Instance,
  user: User,
  id: string,
  code: string,
): PhoneNumber {
  const pending = findPhoneNumber(user, id).verification;
  if (pending?.strategy !== "phone_code") throw unavailable("phone_code");
  const { verification, refusal } = tryCode(instance, pending, code);
  const phone = change(instance, user, id, { verification });
  if (refusal) throw refusal;
  return phone;
}

/** Takes a number as a second factor, or the default one, or gives it back. */
export function reservePhoneNumber(
  instance: Instance,
  user: User,
  id: string,
  changes: Partial<Pick<PhoneNumber, "reservedForSecondFactor" | "defaultSecondFactor">>,
): PhoneNumber {
  findPhoneNumber(user, id);
  const others = user.phoneNumbers.map((one) =>
    changes.defaultSecondFactor ? { ...one, defaultSecondFactor: false } : one,
  );
  return change(instance, { ...user, phoneNumbers: others }, id, changes);
}

export function removePhoneNumber(instance: Instance, user: User, id: string): DeletedObjectJSON {
  findPhoneNumber(user, id);
  const phoneNumbers = user.phoneNumbers.filter((one) => one.id !== id);
  const primary = user.primaryPhoneNumberId;
  const primaryPhoneNumberId = primary === id ? (phoneNumbers[0]?.id ?? null) : primary;
  putUser(instance, { ...user, phoneNumbers, primaryPhoneNumberId });
  return { object: "phone_number", id, deleted: true };
}

function change(
  instance: Instance,
  user: User,
  id: string,
  changes: Partial<PhoneNumber>,
): PhoneNumber {
  const updatedAt = instance.now();
  const phoneNumbers = user.phoneNumbers.map((one) =>
    one.id === id ? { ...one, ...changes, updatedAt } : one,
  );
  const isProven = changes.verification?.status === "verified";
  const primaryPhoneNumberId = user.primaryPhoneNumberId ?? (isProven ? id : null);
  return findPhoneNumber(putUser(instance, { ...user, phoneNumbers, primaryPhoneNumberId }), id);
}
