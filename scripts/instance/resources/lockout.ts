import { settings } from "./settings.ts";
import type { User } from "./user.ts";
import { apiError, type ApiError } from "../errors.ts";
import type { Instance } from "../instance.ts";

const LOCKED_FOR = 60 * 60_000;

/** Counts a wrong password or code; the last that is allowed locks the user for an hour. */
export function countFailure(instance: Instance, userId: string): void {
  const user = instance.store.users.get(userId);
  if (!user) return;
  const failedAttempts = user.failedAttempts + 1;
  const locked = failedAttempts >= settings(instance).lockoutAttempts;
  instance.store.users.put({
    ...user,
    failedAttempts,
    ...(locked ? { locked, lockExpiresAt: instance.now() + LOCKED_FOR } : {}),
  });
}

export function refusalOf(instance: Instance, user: User): ApiError | undefined {
  if (user.banned) return apiError(403, "user_banned", "You have been banned");
  const over = user.lockExpiresAt !== null && instance.now() >= user.lockExpiresAt;
  if (!user.locked || over) return undefined;
  const wait = user.lockExpiresAt === null ? null : user.lockExpiresAt - instance.now();
  const lockout = { lockout_expires_in_seconds: wait && Math.ceil(wait / 1000) };
  const message = "Your account is locked. Please try again later.";
  return apiError(403, "user_locked", "Account locked", message, lockout);
}
