import type { JsonWebKey } from "node:crypto";
import { verificationJson, type Verification } from "./verification.ts";

/** A credential on a device of the user's; lives inside the user's record. */
export interface Passkey {
  readonly id: string;
  readonly name: string;
  readonly verification: Verification;
  /** Null until the device has made it. */
  readonly credentialId: string | null;
  readonly publicKey: JsonWebKey | null;
  readonly signCount: number;
  readonly lastUsedAt: number;
  readonly createdAt: number;
  readonly updatedAt: number;
}

export const VERIFIED_PASSKEY = {
  status: "verified",
  strategy: "passkey",
  attempts: null,
} as const satisfies Partial<Verification>;

/** The published document knows no times here, and no passkey that was never used. */
export function passkeyJson(passkey: Passkey) {
  return {
    object: "passkey" as const,
    id: passkey.id,
    name: passkey.name,
    last_used_at: passkey.lastUsedAt,
    verification: verificationJson(passkey.verification),
  };
}
