import type { VerificationJSON } from "@clerk/backend";
import type { VerificationStatus } from "@clerk/shared/types";

/** How an identifier was, or is being, proven. */
export interface Verification {
  readonly status: VerificationStatus;
  readonly strategy: string;
  readonly attempts: number | null;
  readonly expireAt: number | null;
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
};

/**
 * The published document has no id here and an `object` of its own for each kind, while the SDK's
 * type inherits both from its general resource; the SDK reads neither, so the document decides.
 */
export function verificationJson(verification: Verification): VerificationJSON {
  const { status, strategy, attempts, expireAt } = verification;
  const object =
    OBJECTS[strategy] ??
    (strategy.startsWith("oauth_") ? "verification_oauth" : "verification_otp");
  const json: Omit<VerificationJSON, "id" | "object"> & { object: string } = {
    object,
    status,
    strategy,
    attempts,
    expire_at: expireAt,
  };
  return json as VerificationJSON;
}
