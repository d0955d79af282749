import type { PhoneNumberJSON } from "@clerk/backend";
import { linkJson } from "./email-address.ts";
import { ADMIN_VERIFICATION, verificationJson, type Verification } from "./verification.ts";
import { identifierExists } from "../errors.ts";
import type { Instance } from "../instance.ts";

/** Lives inside its user's record, like an email address. */
export interface PhoneNumber {
  readonly id: string;
  readonly phoneNumber: string;
  readonly reserved: boolean;
  readonly reservedForSecondFactor: boolean;
  readonly defaultSecondFactor: boolean;
  readonly verification: Verification | null;
  readonly linkedTo: readonly { readonly id: string; readonly type: string }[];
  readonly createdAt: number;
  readonly updatedAt: number;
}

export interface PhoneNumberInput {
  phoneNumber: string;
  status?: "verified" | "reserved" | undefined;
  verification?: Verification | null | undefined;
}

/** Builds one for a user; putting it into the user's record is the caller's operation. */
export function newPhoneNumber(instance: Instance, input: PhoneNumberInput): PhoneNumber {
  const { phoneNumber, verification = ADMIN_VERIFICATION } = input;
  if (instance.store.users.countBy("phone", phoneNumber)) throw identifierExists("phone_number");
  const now = instance.now();
  const reserved = input.status === "reserved";
  return {
    id: instance.newId("idn"),
    phoneNumber,
    reserved,
    reservedForSecondFactor: false,
    defaultSecondFactor: false,
    verification: reserved ? null : verification,
    linkedTo: [],
    createdAt: now,
    updatedAt: now,
  };
}

type PhoneNumberWire = PhoneNumberJSON & { created_at: number; updated_at: number };

export function phoneNumberJson(phone: PhoneNumber): PhoneNumberWire {
  return {
    id: phone.id,
    object: "phone_number",
    phone_number: phone.phoneNumber,
    reserved_for_second_factor: phone.reservedForSecondFactor,
    default_second_factor: phone.defaultSecondFactor,
    reserved: phone.reserved,
    verification: phone.verification && verificationJson(phone.verification),
    linked_to: phone.linkedTo.map(linkJson),
    backup_codes: [],
    created_at: phone.createdAt,
    updated_at: phone.updatedAt,
  };
}
