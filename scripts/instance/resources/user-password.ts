import { countFailure } from "./lockout.ts";
import { verifiesPassword } from "./password-verify.ts";
import { endOtherSessions } from "./session.ts";
import { getUser, putUser, updateUser, type User } from "./user.ts";
import { apiError, invalidParam } from "../errors.ts";
import type { Instance } from "../instance.ts";

/** Throws unless it is the user's password; a wrong one counts towards the lockout. */
export function verifyPassword(instance: Instance, id: string, plain: string): void {
  const { password } = getUser(instance, id);
  if (!password) throw noPassword();
  if (verifiesPassword(password, plain)) return;
  countFailure(instance, id);
  throw invalidParam("password", "incorrect_password", "Incorrect password");
}

/** A new password may end every session that the old one began. */
export function changeUser(
  instance: Instance,
  id: string,
  { signOutOthers, ...fields }: Parameters<typeof updateUser>[2] & { signOutOthers: boolean },
): User {
  const user = updateUser(instance, id, fields);
  if (signOutOthers && fields.password) endOtherSessions(instance, id);
  return user;
}

export function removePassword(instance: Instance, id: string, endSessions: boolean): User {
  const user = getUser(instance, id);
  if (!user.password) return user;
  if (endSessions) endOtherSessions(instance, id);
  return putUser(instance, { ...user, password: null, passwordCompromised: false });
}

/** A compromised password must be reset at the next sign-in. */
export function setPasswordCompromised(
  instance: Instance,
  id: string,
  passwordCompromised: boolean,
  endSessions = false,
): User {
  const user = getUser(instance, id);
  if (!user.password) throw noPassword();
  if (endSessions) endOtherSessions(instance, id);
  return putUser(instance, { ...user, passwordCompromised });
}

function noPassword() {
  const message = "The user does not have a password set for their account.";
  return apiError(400, "no_password_set", "No password set", message);
}
