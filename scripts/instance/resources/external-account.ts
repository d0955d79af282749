import type { ExternalAccountJSON } from "@clerk/backend";
import type { ExternalProfile } from "./external-profile.ts";
import { verificationJson, type Verification } from "./verification.ts";
import type { Instance } from "../instance.ts";

/** A user's account at an OAuth provider; lives inside the user's record. */
export interface ExternalAccount {
  readonly id: string;
  readonly provider: string;
  readonly providerUserId: string;
  readonly emailAddress: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly username: string | null;
  readonly approvedScopes: string;
  readonly verification: Verification | null;
  /** Where the browser returns to from the provider, while that is pending. */
  readonly redirectUrl?: string;
  readonly createdAt: number;
  readonly updatedAt: number;
}

export function newExternalAccount(
  instance: Instance,
  profile: ExternalProfile,
  verification?: Verification,
): ExternalAccount {
  const now = instance.now();
  return {
    ...profile,
    id: instance.newId("eac"),
    username: null,
    approvedScopes: "email profile",
    verification: verification ?? {
      status: "verified",
      strategy: profile.provider,
      attempts: null,
      expireAt: now + 10 * 60_000,
    },
    createdAt: now,
    updatedAt: now,
  };
}

type ExternalAccountWire = ExternalAccountJSON & { created_at: number; updated_at: number };

export function externalAccountJson(account: ExternalAccount): ExternalAccountWire {
  return {
    object: "external_account",
    id: account.id,
    external_account_id: account.id,
    provider: account.provider,
    identification_id: account.id,
    provider_user_id: account.providerUserId,
    approved_scopes: account.approvedScopes,
    email_address: account.emailAddress,
    first_name: account.firstName,
    last_name: account.lastName,
    image_url: "",
    username: account.username,
    phone_number: null,
    public_metadata: {},
    label: null,
    verification: account.verification && verificationJson(account.verification),
    created_at: account.createdAt,
    updated_at: account.updatedAt,
  };
}
