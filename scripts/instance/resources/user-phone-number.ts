import type { DeletedObjectJSON } from "@clerk/backend";
import { newPhoneNumber, type PhoneNumber, type PhoneNumberInput } from "./phone-number.ts";
import { endOtherSessions } from "./session.ts";
import { getUser, putUser, type User } from "./user.ts";
import { ADMIN_VERIFICATION, type Verification } from "./verification.ts";
import { apiError, notFound } from "../errors.ts";
import type { Instance } from "../instance.ts";

export interface PhoneNumberFlags {
  verified?: boolean | undefined;
  primary?: boolean | undefined;
  reservedForSecondFactor?: boolean | undefined;
}

export function getPhoneNumber(instance: Instance, id: string): PhoneNumber {
  return owned(instance, id).phone;
}

export function addPhoneNumber(
  instance: Instance,
  userId: string,
  input: PhoneNumberInput & PhoneNumberFlags,
): PhoneNumber {
  const { verified = false, primary = false, reservedForSecondFactor = false, ...rest } = input;
  const user = getUser(instance, userId);
  const verification = verified ? ADMIN_VERIFICATION : null;
  const created = newPhoneNumber(instance, { verification, ...rest });
  const phone = { ...created, reservedForSecondFactor };
  const isPrimary = primary || user.primaryPhoneNumberId === null;
  putUser(instance, {
    ...user,
    phoneNumbers: [...user.phoneNumbers, phone],
    ...(isPrimary ? { primaryPhoneNumberId: phone.id } : {}),
  });
  return phone;
}

export function updatePhoneNumber(
  instance: Instance,
  id: string,
  { verified, primary, reservedForSecondFactor }: PhoneNumberFlags,
): PhoneNumber {
  const { user, phone } = owned(instance, id);
  if (verified === false && user.primaryPhoneNumberId === id) throw primaryMustBeVerified();
  const verification = verified ? (phone.verification ?? ADMIN_VERIFICATION) : null;
  const changed = {
    ...phone,
    verification: verified === undefined ? phone.verification : verification,
    reservedForSecondFactor: reservedForSecondFactor ?? phone.reservedForSecondFactor,
    updatedAt: instance.now(),
  };
  putUser(instance, {
    ...user,
    phoneNumbers: user.phoneNumbers.map((other) => (other.id === id ? changed : other)),
    ...(primary ? { primaryPhoneNumberId: id } : {}),
  });
  return changed;
}

/** What a code that was sent, or came back, has led to. */
export function setPhoneVerification(
  instance: Instance,
  id: string,
  verification: Verification,
): void {
  const { user } = owned(instance, id);
  const updatedAt = instance.now();
  const phoneNumbers = user.phoneNumbers.map((other) =>
    other.id === id ? { ...other, verification, updatedAt } : other,
  );
  putUser(instance, { ...user, phoneNumbers });
}

export function deletePhoneNumber(instance: Instance, id: string): DeletedObjectJSON {
  const { user } = owned(instance, id);
  const phoneNumbers = user.phoneNumbers.filter((other) => other.id !== id);
  const primaryPhoneNumberId =
    user.primaryPhoneNumberId === id ? (phoneNumbers[0]?.id ?? null) : user.primaryPhoneNumberId;
  putUser(instance, { ...user, phoneNumbers, primaryPhoneNumberId });
  return { object: "phone_number", id, deleted: true };
}

/** The one number the user has from now on; sessions that relied on the old ones end. */
export function replacePhoneNumber(
  instance: Instance,
  userId: string,
  input: PhoneNumberInput,
): PhoneNumber {
  const user = getUser(instance, userId);
  const kept = user.phoneNumbers.find(({ phoneNumber }) => phoneNumber === input.phoneNumber);
  const phone = kept ?? newPhoneNumber(instance, input);
  endOtherSessions(instance, userId);
  putUser(instance, { ...user, phoneNumbers: [phone], primaryPhoneNumberId: phone.id });
  return phone;
}

function owned(instance: Instance, id: string): { user: User; phone: PhoneNumber } {
  const user = instance.store.users.find("identification", id);
  const phone = user?.phoneNumbers.find((number) => number.id === id);
  if (!user || !phone) throw notFound("phone number", id);
  return { user, phone };
}

function primaryMustBeVerified() {
  const message = "The primary phone number of a user must stay verified.";
  return apiError(
    400,
    "primary_identification_update_invalid",
    "Update operation invalid",
    message,
  );
}
