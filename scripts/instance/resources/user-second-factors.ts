import type { DeletedObjectJSON } from "@clerk/backend";
import { tryFactor } from "./factor.ts";
import { getUser, putUser, type User } from "./user.ts";
import { apiError, notFound } from "../errors.ts";
import type { Instance } from "../instance.ts";

/** Takes a code of the authenticator app, or spends a backup code; says which it was. */
export function verifyTotp(instance: Instance, id: string, code: string): "totp" | "backup_code" {
  const user = getUser(instance, id);
  if (user.totpSecret === null) throw noTotp();
  const strategy = user.backupCodes?.includes(code) ? "backup_code" : "totp";
  const { refusal } = tryFactor(instance, user, null, { strategy, code });
  if (refusal) throw refusal;
  return strategy;
}

export function deleteTotp(instance: Instance, id: string): User {
  const user = getUser(instance, id);
  if (user.totpSecret === null) throw notFound("TOTP", id);
  return putUser(instance, { ...user, totpSecret: null, ...disabledAt(instance, user) });
}

export function deleteBackupCodes(instance: Instance, id: string): User {
  const user = getUser(instance, id);
  if (user.backupCodes === null) throw notFound("backup code", id);
  return putUser(instance, { ...user, backupCodes: null });
}

/** Every second factor at once. */
export function disableMfa(instance: Instance, id: string): User {
  const user = getUser(instance, id);
  const phoneNumbers = user.phoneNumbers.map((phone) => ({
    ...phone,
    reservedForSecondFactor: false,
    defaultSecondFactor: false,
  }));
  const none = { totpSecret: null, backupCodes: null, phoneNumbers };
  return putUser(instance, { ...user, ...none, mfaDisabledAt: instance.now() });
}

export function deleteExternalAccount(
  instance: Instance,
  userId: string,
  id: string,
): DeletedObjectJSON {
  const user = getUser(instance, userId);
  const externalAccounts = user.externalAccounts.filter((account) => account.id !== id);
  if (externalAccounts.length === user.externalAccounts.length) {
    throw notFound("external account", id);
  }
  putUser(instance, { ...user, externalAccounts });
  return { object: "external_account", id, deleted: true };
}

function disabledAt(instance: Instance, user: User): Partial<User> {
  const hasPhone = user.phoneNumbers.some((phone) => phone.reservedForSecondFactor);
  return hasPhone ? {} : { mfaDisabledAt: instance.now() };
}

function noTotp() {
  const message = "The user has no authenticator app set up.";
  return apiError(400, "totp_disabled", "TOTP disabled", message);
}
