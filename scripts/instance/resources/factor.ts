import { countFailure, refusalOf } from "./lockout.ts";
import { sendCode, sendLink, tryCode, type Proof } from "./one-time-code.ts";
import { verifiesPassword } from "./password-verify.ts";
import { verifiesTotp } from "./totp.ts";
import { getUser, type User } from "./user.ts";
import type { Verification } from "./verification.ts";
import { invalidParam, type ApiError } from "../errors.ts";
import type { Instance } from "../instance.ts";

export interface FactorChoice {
  strategy: string;
  emailAddressId?: string | undefined;
  phoneNumberId?: string | undefined;
}

export interface FactorTry {
  strategy: string;
  code?: string | undefined;
  password?: string | undefined;
}

/** Sends what a known user proves a factor with. Sign-in and reverification share it. */
export function prepareFactor(instance: Instance, user: User, choice: FactorChoice): Verification {
  const { strategy } = choice;
  const to = recipient(user, choice);
  if (!to) throw unavailable(strategy);
  const { kind } = to;
  if (strategy === "email_link" && kind === "email") return sendLink(instance, to);
  return sendCode(instance, strategy, to);
}

/** Tries a factor. A wrong one counts towards the lockout. */
export function tryFactor(
  instance: Instance,
  user: User,
  pending: Verification | null,
  attempt: FactorTry,
): Proof {
  const refusal = refusalOf(instance, user);
  if (refusal) throw refusal;
  const proof = prove(instance, user, pending, attempt);
  if (proof.refusal) countFailure(instance, user.id);
  return proof;
}

function prove(
  instance: Instance,
  user: User,
  pending: Verification | null,
  { strategy, code = "", password = "" }: FactorTry,
): Proof {
  switch (strategy) {
    case "password":
      return outcome(strategy, provesPassword(user, password), WRONG_PASSWORD);
    case "totp": {
      const secret = user.totpSecret;
      const isRight = secret !== null && verifiesTotp(secret, code, instance.now());
      return outcome(strategy, isRight, WRONG_CODE);
    }
    case "backup_code":
      return outcome(strategy, spendBackupCode(instance, user, code), WRONG_CODE);
    default:
      if (pending?.strategy !== strategy) throw unavailable(strategy);
      return tryCode(instance, pending, code);
  }
}

export function provesPassword(user: User, plain: string): boolean {
  return user.password !== null && verifiesPassword(user.password, plain);
}

function spendBackupCode(instance: Instance, { id }: User, code: string): boolean {
  const user = getUser(instance, id);
  if (!user.backupCodes?.includes(code)) return false;
  const backupCodes = user.backupCodes.filter((left) => left !== code);
  instance.store.users.put({ ...user, backupCodes });
  return true;
}

function recipient(user: User, { strategy, emailAddressId, phoneNumberId }: FactorChoice) {
  if (/(?:^|_)email_(?:code|link)$/.test(strategy)) {
    const id = emailAddressId ?? user.primaryEmailAddressId;
    const email = user.emailAddresses.find((address) => address.id === id);
    return email && { kind: "email" as const, to: email.emailAddress, userId: user.id };
  }
  if (/(?:^|_)phone_code$/.test(strategy)) {
    const id = phoneNumberId ?? user.primaryPhoneNumberId;
    const phone = user.phoneNumbers.find((number) => number.id === id);
    return phone && { kind: "sms" as const, to: phone.phoneNumber, userId: user.id };
  }
  return undefined;
}

const WRONG_CODE = ["code", "form_code_incorrect", "is incorrect", "Incorrect code"] as const;
const WRONG_PASSWORD = [
  "password",
  "form_password_incorrect",
  "Password is incorrect. Try again, or use another method.",
] as const;

function outcome(
  strategy: string,
  isRight: boolean,
  wording: Parameters<typeof invalidParam> | typeof WRONG_CODE | typeof WRONG_PASSWORD,
): Proof {
  const status = isRight ? "verified" : "unverified";
  const verification: Verification = { status, strategy, attempts: null, expireAt: null };
  if (isRight) return { verification };
  const [param, code, message, long] = wording;
  return { verification, refusal: invalidParam(param, code, message, long) };
}

export function unavailable(strategy: string): ApiError {
  const message = "The verification strategy is not valid for this account";
  return invalidParam("strategy", "strategy_for_user_invalid", message, `${message}: ${strategy}`);
}
