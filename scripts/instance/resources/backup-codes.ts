import { randomInt } from "node:crypto";
import { updateUser, type User } from "./user.ts";
import type { Instance } from "../instance.ts";

const COUNT = 10;

/** Ten new codes in place of whatever was left of the old ones. */
export function renewBackupCodes(instance: Instance, user: User): string[] {
  const codes = Array.from({ length: COUNT }, newCode);
  updateUser(instance, user.id, { backupCodes: codes });
  return codes;
}

/** The first second factor brings backup codes; null when the user has some. */
export function firstBackupCodes(instance: Instance, user: User): string[] | null {
  return user.backupCodes === null ? renewBackupCodes(instance, user) : null;
}

function newCode(): string {
  return Array.from({ length: 8 }, () => randomInt(36).toString(36)).join("");
}
