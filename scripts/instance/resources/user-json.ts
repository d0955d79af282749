import type { UserJSON } from "@clerk/backend";
import { emailAddressJson } from "./email-address.ts";
import { externalAccountJson } from "./external-account.ts";
import { defaultImageUrl, imageUrl } from "./image.ts";
import { passkeyJson } from "./passkey.ts";
import { phoneNumberJson } from "./phone-number.ts";
import { settings } from "./settings.ts";
import type { User } from "./user.ts";
import type { Instance } from "../instance.ts";

/** Fields the published document requires or allows and the SDK's type does not know. */
interface DocumentedFields {
  profile_image_url: string;
  passkeys: object[];
  saml_accounts: object[];
  mfa_enabled_at: number | null;
  mfa_disabled_at: number | null;
  bypass_client_trust: boolean;
}

export function userJson(instance: Instance, user: User): UserJSON & DocumentedFields {
  const image = userImageUrl(instance, user);
  return {
    id: user.id,
    object: "user",
    external_id: user.externalId,
    username: user.username,
    first_name: user.firstName,
    last_name: user.lastName,
    locale: user.locale,
    image_url: image,
    profile_image_url: image,
    has_image: user.imageId !== null,
    primary_email_address_id: user.primaryEmailAddressId,
    primary_phone_number_id: user.primaryPhoneNumberId,
    primary_web3_wallet_id: null,
    email_addresses: user.emailAddresses.map(emailAddressJson),
    phone_numbers: user.phoneNumbers.map(phoneNumberJson),
    web3_wallets: [],
    passkeys: user.passkeys.filter(({ credentialId }) => credentialId).map(passkeyJson),
    external_accounts: user.externalAccounts.map(externalAccountJson),
    saml_accounts: [],
    enterprise_accounts: [],
    organization_memberships: [],
    public_metadata: user.publicMetadata,
    private_metadata: user.privateMetadata,
    unsafe_metadata: user.unsafeMetadata,
    ...factorsJson(user),
    ...standingJson(instance, user),
    delete_self_enabled: user.deleteSelfEnabled,
    create_organization_enabled: user.createOrganizationEnabled,
    create_organizations_limit: user.createOrganizationsLimit,
    bypass_client_trust: user.bypassClientTrust,
    legal_accepted_at: user.legalAcceptedAt,
    last_sign_in_at: user.lastSignInAt,
    last_active_at: user.lastActiveAt,
    created_at: user.createdAt,
    updated_at: user.updatedAt,
  };
}

export function userImageUrl(instance: Instance, user: User): string {
  return user.imageId === null
    ? defaultImageUrl(instance, user.id, initials(user))
    : imageUrl(instance, user.imageId);
}

function factorsJson(user: User) {
  const totpEnabled = user.totpSecret !== null;
  const hasSecondFactorPhone = user.phoneNumbers.some((phone) => phone.reservedForSecondFactor);
  return {
    password_enabled: user.password !== null,
    password_last_updated_at: user.password?.updatedAt ?? null,
    two_factor_enabled: totpEnabled || hasSecondFactorPhone,
    totp_enabled: totpEnabled,
    backup_code_enabled: user.backupCodes !== null,
    mfa_enabled_at: user.mfaEnabledAt,
    mfa_disabled_at: user.mfaDisabledAt,
  };
}

function standingJson(instance: Instance, user: User) {
  const { lockoutAttempts } = settings(instance);
  const lockedFor = user.lockExpiresAt === null ? null : user.lockExpiresAt - instance.now();
  return {
    banned: user.banned,
    locked: user.locked && (lockedFor === null || lockedFor > 0),
    lockout_expires_in_seconds:
      user.locked && lockedFor !== null && lockedFor > 0 ? Math.ceil(lockedFor / 1000) : null,
    verification_attempts_remaining: Math.max(0, lockoutAttempts - user.failedAttempts),
  };
}

function initials(user: User): string {
  return `${user.firstName?.[0] ?? ""}${user.lastName?.[0] ?? ""}`.toUpperCase();
}
