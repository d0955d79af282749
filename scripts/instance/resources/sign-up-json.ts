import type { SignUpJSON } from "@clerk/backend";
import { settings } from "./settings.ts";
import { signUpStatus } from "./sign-up-progress.ts";
import { fieldsOf, missingFields, unverifiedFields } from "./sign-up-requirements.ts";
import type { SignUp } from "./sign-up.ts";
import { verificationJson, type Verification } from "./verification.ts";
import type { Instance } from "../instance.ts";

/** The document has null for what has not begun, and leaves out an account that is not there. */
type Wire = Omit<SignUpJSON, "verifications" | "external_account"> & {
  verifications: Record<keyof SignUpJSON["verifications"], object | null>;
};

/** The Backend API's view; the Frontend API has one of its own. */
export function signUpJson(instance: Instance, signUp: SignUp): Wire {
  const { emailVerifications } = settings(instance);
  const { externalVerification } = signUp;
  return {
    object: "sign_up_attempt",
    id: signUp.id,
    status: signUpStatus(instance, signUp),
    required_fields: fieldsOf(instance, "required"),
    optional_fields: fieldsOf(instance, "optional"),
    missing_fields: missingFields(instance, signUp),
    unverified_fields: unverifiedFields(signUp),
    verifications: {
      email_address: stepJson(signUp.emailVerification, emailVerifications),
      phone_number: stepJson(signUp.phoneVerification, ["phone_code"]),
      web3_wallet: null,
      external_account: externalVerification && verificationJson(externalVerification),
    },
    username: signUp.username,
    email_address: signUp.emailAddress,
    phone_number: signUp.phoneNumber,
    web3_wallet: null,
    password_enabled: signUp.password !== null,
    first_name: signUp.firstName,
    last_name: signUp.lastName,
    public_metadata: signUp.publicMetadata,
    unsafe_metadata: signUp.unsafeMetadata,
    custom_action: signUp.customAction,
    external_id: signUp.externalId,
    created_session_id: signUp.createdSessionId,
    created_user_id: signUp.createdUserId,
    abandon_at: signUp.abandonAt,
    legal_accepted_at: signUp.legalAcceptedAt,
  };
}

function stepJson(verification: Verification | null, strategies: readonly string[]) {
  if (!verification) return null;
  const nextAction = verification.status === "verified" ? "" : "needs_attempt";
  return { next_action: nextAction, supported_strategies: [...strategies] };
}
