import { randomBytes, scryptSync, timingSafeEqual } from "node:crypto";
import { invalidParam } from "../errors.ts";
import type { Instance } from "../instance.ts";
import { settings } from "./settings.ts";

/** A digest and the name of what made it: Clerk's hashers for imports, `scrypt` for our own. */
export interface Password {
  readonly digest: string;
  readonly hasher: string;
  readonly updatedAt: number;
}

/** Cheap on purpose (about 2 ms): a dev instance guards test passwords, and suites make many. */
const COST = 1024;

export function hashPassword(instance: Instance, plain: string): Password {
  const salt = randomBytes(16);
  const digest = `${salt.toString("hex")}$${scrypt(plain, salt).toString("hex")}`;
  return { digest, hasher: "scrypt", updatedAt: instance.now() };
}

export function verifiesOwnPassword(password: Password, plain: string): boolean {
  const [salt = "", hash = ""] = password.digest.split("$");
  const expected = Buffer.from(hash, "hex");
  const actual = scrypt(plain, Buffer.from(salt, "hex"));
  return expected.length === actual.length && timingSafeEqual(expected, actual);
}

export function checkPassword(instance: Instance, plain: string): void {
  const { passwordMinLength } = settings(instance);
  if (plain.length >= passwordMinLength) return;
  throw invalidParam(
    "password",
    "form_password_length_too_short",
    `Passwords must be ${passwordMinLength} characters or more.`,
  );
}

function scrypt(plain: string, salt: Buffer): Buffer {
  return scryptSync(plain, salt, 32, { N: COST });
}
