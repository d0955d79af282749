import type { Instance } from "../../instance.ts";
import { settings } from "../../resources/settings.ts";
import { signUpStatus } from "../../resources/sign-up-progress.ts";
import { fieldsOf, missingFields, unverifiedFields } from "../../resources/sign-up-requirements.ts";
import type { SignUp } from "../../resources/sign-up.ts";
import { verificationJson, type Verification } from "../../resources/verification.ts";

export function signUpJson(instance: Instance, signUp: SignUp) {
  const { emailVerification, phoneVerification, externalVerification } = signUp;
  const { emailVerifications } = settings(instance);
  return {
    object: "sign_up_attempt" as const,
    id: signUp.id,
    status: signUpStatus(instance, signUp),
    required_fields: fieldsOf(instance, "required"),
    optional_fields: fieldsOf(instance, "optional"),
    missing_fields: missingFields(instance, signUp),
    unverified_fields: unverifiedFields(signUp),
    verifications: {
      email_address: stepJson(emailVerification, emailVerifications),
      phone_number: stepJson(phoneVerification, ["phone_code"]),
      web3_wallet: null,
      external_account: externalVerification && verificationJson(externalVerification),
    },
    username: signUp.username,
    email_address: signUp.emailAddress,
    phone_number: signUp.phoneNumber,
    web3_wallet: null,
    password_enabled: signUp.password !== null,
    has_password: signUp.password !== null,
    first_name: signUp.firstName,
    last_name: signUp.lastName,
    unsafe_metadata: signUp.unsafeMetadata,
    public_metadata: signUp.publicMetadata,
    custom_action: false,
    external_id: null,
    created_session_id: signUp.createdSessionId,
    created_user_id: signUp.createdUserId,
    abandon_at: signUp.abandonAt,
    legal_accepted_at: signUp.legalAcceptedAt,
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
