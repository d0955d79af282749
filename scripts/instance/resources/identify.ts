import type { User } from "./user.ts";
import type { Instance } from "../instance.ts";

/** Whom an email address, phone number or username belongs to. */
export function userByIdentifier(instance: Instance, identifier: string): User | undefined {
  const { users } = instance.store;
  const lower = identifier.trim().toLowerCase();
  const digits = identifier.replaceAll(/[\s()-]/g, "");
  return users.find("email", lower) ?? users.find("phone", digits) ?? users.find("username", lower);
}
