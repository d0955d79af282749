import { sendCode, tryCode } from "./one-time-code.ts";
import { getEmailAddress, setEmailVerification } from "./user-email-address.ts";
import { getPhoneNumber, setPhoneVerification } from "./user-phone-number.ts";
import { verificationJson, type Verification } from "./verification.ts";
import { apiError, notFound } from "../errors.ts";
import type { Instance } from "../instance.ts";

/** Email addresses and phone numbers are proven alike: a code is sent, and comes back. */
interface Kind {
  strategy: string;
  find: (instance: Instance, id: string) => { to: string; verification: Verification | null };
  send: "email" | "sms";
  set: (instance: Instance, id: string, verification: Verification) => void;
}

export const EMAIL: Kind = {
  strategy: "email_code",
  find: (instance, id) => {
    const { emailAddress: to, verification } = getEmailAddress(instance, id);
    return { to, verification };
  },
  send: "email",
  set: setEmailVerification,
};

export const PHONE: Kind = {
  strategy: "phone_code",
  find: (instance, id) => {
    const { phoneNumber: to, verification } = getPhoneNumber(instance, id);
    return { to, verification };
  },
  send: "sms",
  set: setPhoneVerification,
};

export function prepareVerification(instance: Instance, kind: Kind, id: string): Verification {
  const { to, verification } = kind.find(instance, id);
  if (verification?.status === "verified") throw alreadyVerified();
  const userId = instance.store.users.find("identification", id)?.id ?? null;
  const pending = sendCode(instance, kind.strategy, { kind: kind.send, to, userId });
  kind.set(instance, id, pending);
  return pending;
}

export function attemptVerification(
  instance: Instance,
  kind: Kind,
  id: string,
  attempt: { verificationId: string; code: string },
): Verification {
  const { verification: pending } = kind.find(instance, id);
  const isKnown = pending && attempt.verificationId === verificationIdOf(id);
  if (!isKnown) throw notFound("verification", attempt.verificationId);
  const { verification, refusal } = tryCode(instance, pending, attempt.code);
  kind.set(instance, id, verification);
  if (refusal) throw apiError(400, refusal.details[0]?.code ?? "", refusal.message);
  return verification;
}

export function identifierVerificationJson(id: string, verification: Verification) {
  return { ...verificationJson(verification), id: verificationIdOf(id) };
}

/** An identifier has one verification at a time, so its id follows from the identifier's. */
function verificationIdOf(id: string): string {
  return id.replace(/^idn_/, "ver_");
}

function alreadyVerified() {
  const message = "This verification has already been verified.";
  return apiError(400, "verification_already_verified", message);
}
