import { unavailable } from "./factor.ts";
import { sendCode, sendLink, tryCode } from "./one-time-code.ts";
import { checkPassword, hashPassword } from "./password.ts";
import { isAllowedToSignUp } from "./restricted-identifier.ts";
import { settings } from "./settings.ts";
import { advanceSignUp } from "./sign-up-progress.ts";
import { updateSignUp, type SignUp, type SignUpFields } from "./sign-up.ts";
import { apiError, identifierExists, invalidParam } from "../errors.ts";
import type { Instance } from "../instance.ts";

export interface SignUpAnswers {
  emailAddress?: string | undefined;
  phoneNumber?: string | undefined;
  username?: string | undefined;
  firstName?: string | undefined;
  lastName?: string | undefined;
  password?: string | undefined;
  unsafeMetadata?: Record<string, unknown> | undefined;
  legalAccepted?: boolean | undefined;
}

/** Takes what was answered. A changed address or number has to be verified again. */
export function answerSignUp(instance: Instance, signUp: SignUp, answers: SignUpAnswers): SignUp {
  const changes = { ...identifiers(instance, signUp, answers), ...rest(instance, answers) };
  return advanceSignUp(instance, updateSignUp(instance, signUp.id, changes));
}

/** Nobody signs up where the settings ask for an invitation or an approval. */
export function checkSignUpMode(instance: Instance): void {
  const { signUpMode } = settings(instance);
  if (signUpMode === "public") return;
  const code =
    signUpMode === "waitlist" ? "sign_up_restricted_waitlist" : "sign_up_mode_restricted";
  const message = "Sign ups are currently disabled. Access is by invitation.";
  throw apiError(403, code, message);
}

export function prepareSignUp(
  instance: Instance,
  signUp: SignUp,
  { strategy, redirectUrl }: { strategy: string; redirectUrl?: string | undefined },
): SignUp {
  const { emailAddress, phoneNumber } = signUp;
  const changes: SignUpFields = { redirectUrl: redirectUrl ?? signUp.redirectUrl };
  if (strategy === "email_code" && emailAddress) {
    const emailVerification = sendCode(instance, strategy, { kind: "email", to: emailAddress });
    return updateSignUp(instance, signUp.id, { ...changes, emailVerification });
  }
  if (strategy === "email_link" && emailAddress) {
    const emailVerification = sendLink(instance, { kind: "email", to: emailAddress });
    return updateSignUp(instance, signUp.id, { ...changes, emailVerification });
  }
  if (strategy === "phone_code" && phoneNumber) {
    const phoneVerification = sendCode(instance, strategy, { kind: "sms", to: phoneNumber });
    return updateSignUp(instance, signUp.id, { ...changes, phoneVerification });
  }
  throw unavailable(strategy);
}

export function trySignUp(
  instance: Instance,
  signUp: SignUp,
  { strategy, code = "" }: { strategy: string; code?: string | undefined },
): SignUp {
  const slot = strategy === "phone_code" ? "phoneVerification" : "emailVerification";
  const pending = signUp[slot];
  if (pending?.strategy !== strategy || strategy === "email_link") throw unavailable(strategy);
  const { verification, refusal } = tryCode(instance, pending, code);
  const tried = updateSignUp(instance, signUp.id, { [slot]: verification });
  if (refusal) throw refusal;
  return advanceSignUp(instance, tried);
}

function identifiers(instance: Instance, signUp: SignUp, answers: SignUpAnswers): SignUpFields {
  const { users } = instance.store;
  const email = answers.emailAddress?.toLowerCase();
  const { phoneNumber: phone, username } = answers;
  if (email && users.find("email", email)) throw identifierExists("email_address");
  if (phone && users.find("phone", phone)) throw identifierExists("phone_number");
  if (username && users.find("username", username.toLowerCase())) {
    throw identifierExists("username");
  }
  if ([email, phone].some((one) => one && !isAllowedToSignUp(instance, one))) throw notAllowed();
  return {
    ...(email !== undefined && email !== signUp.emailAddress
      ? { emailAddress: email || null, emailVerification: null }
      : {}),
    ...(phone !== undefined && phone !== signUp.phoneNumber
      ? { phoneNumber: phone || null, phoneVerification: null }
      : {}),
    ...(username === undefined ? {} : { username: checkedUsername(username) }),
  };
}

function notAllowed() {
  const message = "You are not allowed to sign up with this identifier.";
  return apiError(403, "not_allowed_to_sign_up", "Access not allowed.", message);
}

function checkedUsername(username: string): string | null {
  if (username === "" || /^[\w-]{4,64}$/.test(username)) return username || null;
  const message = "Your username must be between 4 and 64 characters long.";
  throw invalidParam("username", "form_username_invalid_length", message);
}

function rest(instance: Instance, answers: SignUpAnswers): SignUpFields {
  const { firstName, lastName, password, unsafeMetadata, legalAccepted } = answers;
  if (password) checkPassword(instance, password);
  return {
    ...(firstName === undefined ? {} : { firstName: firstName || null }),
    ...(lastName === undefined ? {} : { lastName: lastName || null }),
    ...(password ? { password: hashPassword(instance, password) } : {}),
    ...(unsafeMetadata ? { unsafeMetadata } : {}),
    ...(legalAccepted ? { legalAcceptedAt: instance.now() } : {}),
  };
}
