import { endOtherSessions } from "./session.ts";
import { getUser, putUser, type User } from "./user.ts";
import type { Instance } from "../instance.ts";

const LOCKED_FOR = 60 * 60 * 1000;

/** A banned user has no sessions and gets no new ones. */
export function banUser(instance: Instance, id: string): User {
  const user = getUser(instance, id);
  endOtherSessions(instance, id);
  return putUser(instance, { ...user, banned: true });
}

export function unbanUser(instance: Instance, id: string): User {
  return putUser(instance, { ...getUser(instance, id), banned: false });
}

/** Clerk's lock ends by itself after an hour. */
export function lockUser(instance: Instance, id: string): User {
  const lockExpiresAt = instance.now() + LOCKED_FOR;
  return putUser(instance, { ...getUser(instance, id), locked: true, lockExpiresAt });
}

export function unlockUser(instance: Instance, id: string): User {
  const unlocked = { locked: false, lockExpiresAt: null, failedAttempts: 0 };
  return putUser(instance, { ...getUser(instance, id), ...unlocked });
}
