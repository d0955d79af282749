import { countFailure, refusalOf } from "./lockout.ts";
import { putPasskey } from "./own-passkey.ts";
import { requestOptions } from "./passkey-options.ts";
import { VERIFIED_PASSKEY } from "./passkey.ts";
import { advanceSignIn } from "./sign-in-progress.ts";
import { updateSignIn, type SignIn } from "./sign-in.ts";
import { getUser, type User } from "./user.ts";
import { apiError } from "../errors.ts";
import type { Instance } from "../instance.ts";
import type { Credential } from "../webauthn/ceremony.ts";
import { verifyUsed } from "../webauthn/verify.ts";

/** Without a user, whoever has a passkey of this relying party may answer. */
export function preparePasskey(instance: Instance, signIn: SignIn, rpId: string): SignIn {
  const user = signIn.userId === null ? undefined : getUser(instance, signIn.userId);
  return updateSignIn(instance, signIn.id, { firstFactor: requestOptions(instance, user, rpId) });
}

export function tryPasskey(instance: Instance, signIn: SignIn, credential: Credential): SignIn {
  const user = instance.store.users.find("passkey", credential.id);
  if (!user || (signIn.userId ?? user.id) !== user.id) throw refused();
  const refusal = refusalOf(instance, user);
  if (refusal) throw refusal;
  if (!usePasskey(instance, signIn, user, credential)) {
    countFailure(instance, user.id);
    throw refused();
  }
  const expireAt = signIn.firstFactor?.expireAt ?? null;
  const firstFactor = { ...VERIFIED_PASSKEY, expireAt };
  const proven = updateSignIn(instance, signIn.id, { userId: user.id, firstFactor });
  return advanceSignIn(instance, proven);
}

/** A count that does not grow tells of a copy, unless the device does not count at all. */
function usePasskey(
  instance: Instance,
  { firstFactor }: SignIn,
  user: User,
  credential: Credential,
): boolean {
  const passkey = user.passkeys.find(({ credentialId }) => credentialId === credential.id);
  const { ceremony, expireAt } = firstFactor ?? {};
  if (!passkey?.publicKey || !ceremony || instance.now() >= (expireAt ?? 0)) return false;
  const signCount = verifyUsed(credential, ceremony, passkey.publicKey);
  if (signCount === undefined) return false;
  if (signCount <= passkey.signCount && signCount + passkey.signCount > 0) return false;
  putPasskey(instance, user, { ...passkey, signCount, lastUsedAt: instance.now() });
  return true;
}

/** It names no field: the UI has none to show it at. */
function refused() {
  const message = "The passkey is unknown, or its proof does not hold.";
  return apiError(422, "passkey_not_registered", message);
}
