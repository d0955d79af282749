import { randomBytes, randomInt, timingSafeEqual } from "node:crypto";
import { sendMessage } from "./message.ts";
import type { Verification } from "./verification.ts";
import { invalidParam, type ApiError } from "../errors.ts";
import type { Instance } from "../instance.ts";

const LIFETIME = 10 * 60_000;
const MAX_ATTEMPTS = 5;

/** What a try at a verification yields: its new state, and the refusal to throw once that is stored. */
export interface Proof {
  verification: Verification;
  refusal?: ApiError;
}

export interface Recipient {
  kind: "email" | "sms";
  to: string;
  userId?: string | null;
}

/** Sends a code to an address or number; what comes back is pending until `tryCode`. */
export function sendCode(instance: Instance, strategy: string, recipient: Recipient): Verification {
  const code = isTestIdentity(recipient.to) ? "424242" : String(randomInt(100_000, 1_000_000));
  const isReset = strategy.startsWith("reset_password");
  sendMessage(instance, {
    ...recipient,
    slug: isReset ? "reset_password_code" : "verification_code",
    subject: `${code} is your ${isReset ? "password reset" : "verification"} code`,
    code,
  });
  return pending(instance, strategy, code);
}

/** Sends a link that proves the address when it is opened. */
export function sendLink(instance: Instance, recipient: Recipient): Verification {
  const token = randomBytes(24).toString("base64url");
  const link = `${instance.origins.frontend}/v1/verify?token=${token}`;
  sendMessage(instance, {
    ...recipient,
    slug: "magic_link_sign_in",
    subject: "Your verification link",
    link,
  });
  return pending(instance, "email_link", token);
}

export function tryCode(instance: Instance, verification: Verification, code: string): Proof {
  if (verification.status === "verified") {
    return { verification, refusal: refused("verification_already_verified", ALREADY) };
  }
  if (instance.now() >= (verification.expireAt ?? 0)) {
    const expired = { ...verification, status: "expired" as const };
    return { verification: expired, refusal: refused("verification_expired", EXPIRED) };
  }
  if (verification.status === "failed") {
    return { verification, refusal: refused("verification_failed", FAILED) };
  }
  return equal(code, verification.secret ?? "") ? verified(verification) : wrong(verification);
}

/** Emails with `+clerk_test` and the numbers 555-01xx always take 424242. */
function isTestIdentity(to: string): boolean {
  return /\+clerk_test[^@]*@/.test(to) || /^\+1\d{3}55501\d\d$/.test(to);
}

function pending(instance: Instance, strategy: string, secret: string): Verification {
  const expireAt = instance.now() + LIFETIME;
  return { status: "unverified", strategy, attempts: 0, expireAt, secret };
}

function verified({ secret: _spent, ...verification }: Verification): Proof {
  return { verification: { ...verification, status: "verified" } };
}

function wrong(verification: Verification): Proof {
  const attempts = (verification.attempts ?? 0) + 1;
  const status = attempts >= MAX_ATTEMPTS ? "failed" : "unverified";
  const refusal = invalidParam("code", "form_code_incorrect", "is incorrect", "Incorrect code");
  return { verification: { ...verification, attempts, status }, refusal };
}

const ALREADY = "This verification has already been verified.";
const EXPIRED = "This verification has expired. You must create a new one.";
const FAILED = "Too many failed attempts. You have to try again with the same or another method.";

function refused(code: string, message: string): ApiError {
  return invalidParam("code", code, message);
}

function equal(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length > 0 && left.length === right.length && timingSafeEqual(left, right);
}
