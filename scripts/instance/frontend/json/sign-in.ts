import type { Instance } from "../../instance.ts";
import { enterpriseFactors } from "../../resources/enterprise-match.ts";
import { settings } from "../../resources/settings.ts";
import { firstFactors } from "../../resources/sign-in-factors.ts";
import { neededSecondFactors, signInStatus } from "../../resources/sign-in-progress.ts";
import type { SignIn } from "../../resources/sign-in.ts";
import { userImageUrl } from "../../resources/user-json.ts";
import { verificationJson } from "../../resources/verification.ts";

export function signInJson(instance: Instance, signIn: SignIn) {
  const { firstFactor, secondFactor } = signIn;
  const user = instance.store.users.get(signIn.userId ?? "");
  const status = signInStatus(instance, signIn);
  const asksSecond = status === "needs_second_factor" || status === "needs_client_trust";
  return {
    object: "sign_in_attempt" as const,
    id: signIn.id,
    status,
    supported_identifiers: supportedIdentifiers(instance),
    supported_first_factors: user
      ? firstFactors(instance, user)
      : enterpriseFactors(instance, signIn.identifier ?? ""),
    supported_second_factors: asksSecond ? neededSecondFactors(instance, signIn) : null,
    first_factor_verification: firstFactor && verificationJson(firstFactor),
    second_factor_verification: secondFactor && verificationJson(secondFactor),
    identifier: signIn.identifier,
    user_data: user
      ? {
          first_name: user.firstName,
          last_name: user.lastName,
          image_url: userImageUrl(instance, user),
          has_image: user.imageId !== null,
        }
      : null,
    created_session_id: signIn.createdSessionId,
    abandon_at: signIn.abandonAt,
    ...(status === "needs_client_trust" ? { client_trust_state: "new" as const } : {}),
  };
}

function supportedIdentifiers(instance: Instance) {
  const asked = settings(instance);
  return [
    ...(asked.emailAddress === "off" ? [] : (["email_address"] as const)),
    ...(asked.phoneNumber === "off" ? [] : (["phone_number"] as const)),
    ...(asked.username === "off" ? [] : (["username"] as const)),
  ];
}
