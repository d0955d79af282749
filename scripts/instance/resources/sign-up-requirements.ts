import type { AuthSettings, Requirement } from "./auth-settings.ts";
import { settings } from "./settings.ts";
import type { SignUp } from "./sign-up.ts";
import type { Instance } from "../instance.ts";

type Field =
  | "email_address"
  | "phone_number"
  | "username"
  | "first_name"
  | "last_name"
  | "password"
  | "legal_accepted";

const FIELDS: readonly [field: Field, setting: keyof AuthSettings, value: keyof SignUp][] = [
  ["email_address", "emailAddress", "emailAddress"],
  ["phone_number", "phoneNumber", "phoneNumber"],
  ["username", "username", "username"],
  ["first_name", "firstName", "firstName"],
  ["last_name", "lastName", "lastName"],
  ["password", "password", "password"],
];

/** The fields of a sign-up that the settings ask for. */
export function fieldsOf(instance: Instance, requirement: Requirement): Field[] {
  const asked = settings(instance);
  const fields = FIELDS.filter(([, setting]) => asked[setting] === requirement);
  const legal = requirement === "required" && asked.legalConsent;
  return [...fields.map(([field]) => field), ...(legal ? (["legal_accepted"] as const) : [])];
}

/** Who comes from a provider needs no password. */
export function missingFields(instance: Instance, signUp: SignUp): Field[] {
  return fieldsOf(instance, "required").filter((field) => {
    if (field === "legal_accepted") return signUp.legalAcceptedAt === null;
    if (field === "password" && signUp.profile) return false;
    const [, , value] = FIELDS.find(([name]) => name === field) ?? [];
    return value !== undefined && signUp[value] === null;
  });
}

export function unverifiedFields({
  emailAddress,
  emailVerification,
  phoneNumber,
  phoneVerification,
}: SignUp): Field[] {
  const email = emailAddress !== null && emailVerification?.status !== "verified";
  const phone = phoneNumber !== null && phoneVerification?.status !== "verified";
  return [
    ...(email ? (["email_address"] as const) : []),
    ...(phone ? (["phone_number"] as const) : []),
  ];
}
