import { newTotpSecret, verifiesTotp } from "./totp.ts";
import { identifierOf } from "./public-user-data.ts";
import { settings } from "./settings.ts";
import { putUser, type User } from "./user.ts";
import { invalidParam } from "../errors.ts";
import type { Instance } from "../instance.ts";

/** An authenticator app that was offered a secret and has not shown a code yet; its id is the user's. */
export interface TotpEnrollment {
  readonly id: string;
  readonly totpId: string;
  readonly secret: string;
  readonly createdAt: number;
}

export function enrollTotp(instance: Instance, user: User): TotpEnrollment {
  return instance.store.totpEnrollments.put({
    id: user.id,
    totpId: instance.newId("totp"),
    secret: newTotpSecret(),
    createdAt: instance.now(),
  });
}

/** The first right code makes it a second factor. */
export function tryTotp(instance: Instance, user: User, code: string): TotpEnrollment {
  const enrollment = instance.store.totpEnrollments.get(user.id);
  if (!enrollment || !verifiesTotp(enrollment.secret, code, instance.now())) {
    throw invalidParam("code", "form_code_incorrect", "is incorrect", "Incorrect code");
  }
  instance.store.totpEnrollments.delete(user.id);
  const mfaEnabledAt = user.mfaEnabledAt ?? instance.now();
  putUser(instance, { ...user, totpSecret: enrollment.secret, mfaEnabledAt });
  return enrollment;
}

/** Backup codes stand in for another factor, so they go with the last one. */
export function disableTotp(instance: Instance, user: User): void {
  const hasPhone = user.phoneNumbers.some((phone) => phone.reservedForSecondFactor);
  const backupCodes = hasPhone ? user.backupCodes : null;
  putUser(instance, {
    ...user,
    totpSecret: null,
    backupCodes,
    ...(hasPhone ? {} : { mfaDisabledAt: instance.now() }),
  });
}

/** The secret is shown until it is proven, and never again. */
export function totpJson(
  instance: Instance,
  user: User,
  { totpId, secret, createdAt }: TotpEnrollment,
  verified: boolean,
) {
  const issuer = encodeURIComponent(settings(instance).applicationName);
  const label = `${issuer}:${encodeURIComponent(identifierOf(user))}`;
  const uri = `otpauth://totp/${label}?algorithm=SHA1&digits=6&issuer=${issuer}&period=30&secret=${secret}`;
  return {
    object: "totp" as const,
    id: totpId,
    secret: verified ? null : secret,
    uri: verified ? null : uri,
    verified,
    backup_codes: null,
    created_at: createdAt,
    updated_at: instance.now(),
  };
}
