import type { VerificationJSON } from "@clerk/backend";
import type { VerificationStatus } from "@clerk/shared/types";
import type { ErrorDetail } from "../errors.ts";
import type { Ceremony } from "../webauthn/ceremony.ts";

/** How an identifier was, or is being, proven. */
export interface Verification {
  readonly status: VerificationStatus;
  readonly strategy: string;
  readonly attempts: number | null;
  readonly expireAt: number | null;
  /** The code or link token that proves it while it is pending; never on the wire. */
  readonly secret?: string;
  /** Where the browser goes to prove it, at an OAuth provider. */
  readonly externalUrl?: string;
  /** What a passkey has to sign, and how clerk-js is told. */
  readonly ceremony?: Ceremony;
  readonly nonce?: string;
  readonly error?: ErrorDetail;
}

/** What a link or a provider's answer names it by; a typed code is no such name. */
export function verificationToken(verification: Verification | null): string[] {
  const { strategy = "", secret } = verification ?? {};
  const isTyped = strategy.endsWith("_code");
  return secret === undefined || isTyped ? [] : [secret];
}

/** What the Backend API gives an identifier it creates itself. */
export const ADMIN_VERIFICATION: Verification = {
  status: "verified",
  strategy: "admin",
  attempts: null,
  expireAt: null,
};

const OBJECTS: Record<string, string> = {
  admin: "verification_admin",
  ticket: "verification_ticket",
  saml: "verification_saml",
  email_link: "verification_email_link",
  passkey: "verification_passkey",
  password: "verification_password",
  totp: "verification_totp",
  backup_code: "verification_backup_code",
  enterprise_sso: "verification_saml",
};

/**
 * The published document has no id here and an `object` of its own for each kind, while the SDK's
 * type inherits both from its general resource; the SDK reads neither, so the document decides.
 */
export function verificationJson(verification: Verification): VerificationJSON {
  const { status, strategy, attempts, expireAt, externalUrl, nonce, error } = verification;
  const object = OBJECTS[strategy] ?? objectOfKind(strategy);
  const json: Omit<VerificationJSON, "id" | "object"> & { object: string } = {
    object,
    status,
    strategy,
    attempts,
    expire_at: expireAt,
    ...(externalUrl ? { external_verification_redirect_url: externalUrl } : {}),
    ...(nonce ? { nonce } : {}),
    ...(error ? { error } : {}),
  };
  return json as VerificationJSON;
}

function objectOfKind(strategy: string): string {
  if (strategy.startsWith("from_oauth_")) return "verification_from_oauth";
  return strategy.startsWith("oauth_") ? "verification_oauth" : "verification_otp";
}
