import type { DeletedObjectJSON } from "@clerk/backend";
import { creationOptions } from "./passkey-options.ts";
import { VERIFIED_PASSKEY, type Passkey } from "./passkey.ts";
import { settings } from "./settings.ts";
import { putUser, type User } from "./user.ts";
import { apiError, notFound } from "../errors.ts";
import type { Instance } from "../instance.ts";
import type { Credential } from "../webauthn/ceremony.ts";
import { verifyMade } from "../webauthn/verify.ts";

/** Nobody else sees it before the device has made it, so it is stored without an event. */
export function startPasskey(instance: Instance, user: User, rpId: string): Passkey {
  if (!settings(instance).passkeys) throw switchedOff();
  const now = instance.now();
  const passkey: Passkey = {
    id: instance.newId("idn"),
    name: "Passkey",
    verification: creationOptions(instance, user, rpId),
    credentialId: null,
    publicKey: null,
    signCount: 0,
    lastUsedAt: now,
    createdAt: now,
    updatedAt: now,
  };
  instance.store.users.put({ ...user, passkeys: [...proven(user), passkey] });
  return passkey;
}

export function provePasskey(
  instance: Instance,
  user: User,
  id: string,
  credential: Credential,
): Passkey {
  const passkey = getPasskey(user, id);
  const { ceremony, expireAt } = passkey.verification;
  const isOver = instance.now() >= (expireAt ?? 0);
  const made = ceremony && !isOver ? verifyMade(credential, ceremony) : undefined;
  const isTaken = made && instance.store.users.find("passkey", made.credentialId) !== undefined;
  if (!made || isTaken) throw refused();
  const verification = { ...VERIFIED_PASSKEY, expireAt };
  return putPasskey(instance, user, { ...passkey, ...made, verification });
}

export function renamePasskey(instance: Instance, user: User, id: string, name: string): Passkey {
  return putPasskey(instance, user, { ...getPasskey(user, id), name });
}

export function removePasskey(instance: Instance, user: User, id: string): DeletedObjectJSON {
  getPasskey(user, id);
  putUser(instance, { ...user, passkeys: user.passkeys.filter((one) => one.id !== id) });
  return { object: "passkey", id, deleted: true };
}

export function getPasskey(user: User, id: string): Passkey {
  const passkey = user.passkeys.find((one) => one.id === id);
  if (!passkey) throw notFound("passkey", id);
  return passkey;
}

export function putPasskey(instance: Instance, user: User, changed: Passkey): Passkey {
  const passkey = { ...changed, updatedAt: instance.now() };
  const passkeys = user.passkeys.map((one) => (one.id === passkey.id ? passkey : one));
  putUser(instance, { ...user, passkeys });
  return passkey;
}

/** An attempt that was given up leaves nothing behind. */
function proven(user: User): Passkey[] {
  return user.passkeys.filter(({ credentialId }) => credentialId !== null);
}

function refused() {
  const message = "The passkey could not be registered.";
  return apiError(422, "passkey_registration_failed", message);
}

function switchedOff() {
  const message = "Passkeys are off: switch on the setting `passkeys`.";
  return apiError(403, "feature_not_enabled", "Feature not enabled", message);
}
