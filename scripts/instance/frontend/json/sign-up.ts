import type { Instance } from "../../instance.ts";
import { settings } from "../../resources/settings.ts";
import { signUpJson as backendJson } from "../../resources/sign-up-json.ts";
import type { SignUp } from "../../resources/sign-up.ts";
import { verificationJson, type Verification } from "../../resources/verification.ts";

/** What the Backend API says of it, with each step in full: the browser has to walk them. */
export function signUpJson(instance: Instance, signUp: SignUp) {
  const { emailVerification, phoneVerification, password } = signUp;
  const { emailVerifications } = settings(instance);
  const json = backendJson(instance, signUp);
  return {
    ...json,
    has_password: password !== null,
    verifications: {
      ...json.verifications,
      email_address: stepJson(emailVerification, emailVerifications),
      phone_number: stepJson(phoneVerification, ["phone_code"]),
    },
  };
}

/** Null until a code or link was asked for: a strategy here makes the UI skip that step. */
function stepJson(verification: Verification | null, strategies: readonly string[]) {
  if (!verification) return null;
  const isDone = verification.status === "verified";
  return {
    ...verificationJson(verification),
    next_action: isDone ? "" : "needs_attempt",
    supported_strategies: strategies,
  };
}
