import { provesPassword } from "./factor.ts";
import { endOtherSessions, type Session } from "./session.ts";
import { putUser, updateUser, type User } from "./user.ts";
import { invalidParam } from "../errors.ts";
import type { Instance } from "../instance.ts";

export interface PasswordChange {
  current?: string | undefined;
  next: string;
  signOutOthers: boolean;
}

export function changePassword(
  instance: Instance,
  user: User,
  session: Session,
  { current, next, signOutOthers }: PasswordChange,
): User {
  checkCurrent(user, current);
  const changed = updateUser(instance, user.id, { password: { plain: next } });
  if (signOutOthers) endOtherSessions(instance, user.id, session.id);
  return changed;
}

export function removePassword(instance: Instance, user: User, current: string | undefined): User {
  checkCurrent(user, current);
  return putUser(instance, { ...user, password: null });
}

/** The UI leaves the current password out after a reverification that asked for it. */
function checkCurrent(user: User, current: string | undefined): void {
  if (!user.password || current === undefined || provesPassword(user, current)) return;
  const message = "The current password is incorrect.";
  throw invalidParam("current_password", "form_password_incorrect", message);
}
