import type { ExternalAccount } from "./external-account.ts";
import { newEmailAddress, type EmailAddress, type EmailAddressInput } from "./email-address.ts";
import { checkPassword, hashPassword, type Password } from "./password.ts";
import type { Metadata } from "./metadata.ts";
import type { Passkey } from "./passkey.ts";
import { newPhoneNumber, type PhoneNumber, type PhoneNumberInput } from "./phone-number.ts";
import { settings } from "./settings.ts";
import { userJson } from "./user-json.ts";
import { apiError, identifierExists, notFound } from "../errors.ts";
import type { Instance } from "../instance.ts";

export interface User {
  readonly id: string;
  readonly externalId: string | null;
  readonly username: string | null;
  readonly firstName: string | null;
  readonly lastName: string | null;
  readonly locale: string | null;
  readonly imageId: string | null;
  readonly emailAddresses: readonly EmailAddress[];
  readonly phoneNumbers: readonly PhoneNumber[];
  readonly externalAccounts: readonly ExternalAccount[];
  readonly passkeys: readonly Passkey[];
  readonly primaryEmailAddressId: string | null;
  readonly primaryPhoneNumberId: string | null;
  readonly password: Password | null;
  /** Must be replaced: the session task `reset-password`. */
  readonly passwordCompromised: boolean;
  readonly totpSecret: string | null;
  readonly backupCodes: readonly string[] | null;
  readonly publicMetadata: Metadata;
  readonly privateMetadata: Metadata;
  readonly unsafeMetadata: Metadata;
  readonly banned: boolean;
  readonly locked: boolean;
  /** When the lock ends by itself; null while there is none, or for a lock without end. */
  readonly lockExpiresAt: number | null;
  readonly failedAttempts: number;
  readonly deleteSelfEnabled: boolean;
  readonly createOrganizationEnabled: boolean;
  readonly createOrganizationsLimit: number | null;
  readonly bypassClientTrust: boolean;
  readonly legalAcceptedAt: number | null;
  readonly mfaEnabledAt: number | null;
  readonly mfaDisabledAt: number | null;
  readonly lastSignInAt: number | null;
  readonly lastActiveAt: number | null;
  readonly createdAt: number;
  readonly updatedAt: number;
}

/** Fields that an update sets as they are. */
export type UserFields = Partial<
  Pick<
    User,
    | "externalId"
    | "username"
    | "firstName"
    | "lastName"
    | "locale"
    | "imageId"
    | "externalAccounts"
    | "primaryEmailAddressId"
    | "primaryPhoneNumberId"
    | "passwordCompromised"
    | "totpSecret"
    | "backupCodes"
    | "publicMetadata"
    | "privateMetadata"
    | "unsafeMetadata"
    | "banned"
    | "locked"
    | "deleteSelfEnabled"
    | "createOrganizationEnabled"
    | "createOrganizationsLimit"
    | "bypassClientTrust"
    | "legalAcceptedAt"
    | "createdAt"
  >
>;

export interface PasswordInput {
  plain?: string | undefined;
  digest?: { digest: string; hasher: string } | undefined;
  skipChecks?: boolean | undefined;
}

export interface UserInput extends UserFields {
  emailAddresses?: EmailAddressInput[];
  phoneNumbers?: PhoneNumberInput[];
  password?: PasswordInput;
}

export function getUser(instance: Instance, id: string): User {
  const user = instance.store.users.get(id);
  if (!user) throw notFound("user", id);
  return user;
}

export function createUser(instance: Instance, input: UserInput): User {
  checkUserCap(instance);
  checkUnique(instance, input);
  const { emailAddresses = [], phoneNumbers = [], password, ...fields } = input;
  const emails = emailAddresses.map((email) => newEmailAddress(instance, email));
  const phones = phoneNumbers.map((phone) => newPhoneNumber(instance, phone));
  const user = instance.store.users.put({
    ...blankUser(instance),
    ...fields,
    emailAddresses: emails,
    phoneNumbers: phones,
    primaryEmailAddressId: emails[0]?.id ?? null,
    primaryPhoneNumberId: phones[0]?.id ?? null,
    password: password ? newPassword(instance, password) : null,
  });
  instance.events.record("user.created", userJson(instance, user));
  return user;
}

export function updateUser(
  instance: Instance,
  id: string,
  { password, ...fields }: UserFields & { password?: PasswordInput },
): User {
  const user = getUser(instance, id);
  checkUnique(instance, fields, id);
  checkPrimary(user, fields);
  return putUser(instance, {
    ...user,
    ...fields,
    ...(password ? { password: newPassword(instance, password), passwordCompromised: false } : {}),
  });
}

/** The one way a user changes after creation: stamps the time, stores, and records user.updated. */
export function putUser(instance: Instance, changed: User): User {
  const user = instance.store.users.put({ ...changed, updatedAt: instance.now() });
  instance.events.record("user.updated", userJson(instance, user));
  return user;
}

const NO_METADATA: Metadata = Object.freeze({});
const NONE: readonly never[] = Object.freeze([]);

function blankUser(instance: Instance): User {
  const now = instance.now();
  const { deleteSelfEnabled, createOrganizationEnabled } = settings(instance);
  return {
    id: instance.newId("user"),
    externalId: null,
    username: null,
    firstName: null,
    lastName: null,
    locale: null,
    imageId: null,
    emailAddresses: NONE,
    phoneNumbers: NONE,
    externalAccounts: NONE,
    passkeys: NONE,
    primaryEmailAddressId: null,
    primaryPhoneNumberId: null,
    password: null,
    passwordCompromised: false,
    totpSecret: null,
    backupCodes: null,
    publicMetadata: NO_METADATA,
    privateMetadata: NO_METADATA,
    unsafeMetadata: NO_METADATA,
    banned: false,
    locked: false,
    lockExpiresAt: null,
    failedAttempts: 0,
    deleteSelfEnabled,
    createOrganizationEnabled,
    createOrganizationsLimit: null,
    bypassClientTrust: false,
    legalAcceptedAt: null,
    mfaEnabledAt: null,
    mfaDisabledAt: null,
    lastSignInAt: null,
    lastActiveAt: null,
    createdAt: now,
    updatedAt: now,
  };
}

function newPassword(instance: Instance, { plain, digest, skipChecks }: PasswordInput) {
  if (digest) return { ...digest, updatedAt: instance.now() };
  if (plain === undefined) return null;
  if (!skipChecks) checkPassword(instance, plain);
  return hashPassword(instance, plain);
}

function checkUnique(instance: Instance, fields: UserFields, ownId?: string): void {
  const { users } = instance.store;
  const taken = (index: "username" | "externalId", value: string | null | undefined): boolean =>
    Boolean(value) && (users.find(index, value ?? "")?.id ?? ownId) !== ownId;
  if (taken("username", fields.username?.toLowerCase())) throw identifierExists("username");
  if (taken("externalId", fields.externalId)) throw identifierExists("external_id");
}

/** What is to be primary must be the user's own. */
function checkPrimary(user: User, fields: UserFields): void {
  const { primaryEmailAddressId: email, primaryPhoneNumberId: phone } = fields;
  if (email && !user.emailAddresses.some(({ id }) => id === email)) {
    throw notFound("email address", email);
  }
  if (phone && !user.phoneNumbers.some(({ id }) => id === phone)) {
    throw notFound("phone number", phone);
  }
}

function checkUserCap(instance: Instance): void {
  const { userCap } = settings(instance);
  if (userCap === null || instance.store.users.size < userCap) return;
  const message = `You have reached your limit of ${userCap} users.`;
  throw apiError(403, "user_quota_exceeded", "user quota exceeded", message);
}
