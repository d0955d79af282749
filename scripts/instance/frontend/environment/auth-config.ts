import type { Instance } from "../../instance.ts";
import type { Requirement } from "../../resources/auth-settings.ts";
import { settings } from "../../resources/settings.ts";

export function authConfigJson(instance: Instance) {
  const asked = settings(instance);
  const identifiers = [
    ...(asked.emailAddress === "off" ? [] : ["email_address"]),
    ...(asked.phoneNumber === "off" ? [] : ["phone_number"]),
    ...(asked.username === "off" ? [] : ["username"]),
  ];
  const social = asked.socialProviders.map((provider) => `oauth_${provider}`);
  return {
    object: "auth_config" as const,
    id: `aconf_${instance.keys.instanceId.slice(4)}`,
    first_name: level(asked.firstName),
    last_name: level(asked.lastName),
    email_address: level(asked.emailAddress),
    phone_number: level(asked.phoneNumber),
    username: level(asked.username),
    password: level(asked.password),
    identification_requirements: [identifiers.slice(0, 1)],
    identification_strategies: [...identifiers, ...social],
    first_factors: [
      "password",
      "ticket",
      ...asked.emailVerifications,
      ...social,
      ...(asked.passkeys ? ["passkey"] : []),
    ],
    second_factors: ["totp", "backup_code", "phone_code"],
    email_address_verification_strategies: asked.emailVerifications,
    single_session_mode: asked.singleSession,
    enhanced_email_deliverability: false,
    test_mode: true,
    cookieless_dev: true,
    url_based_session_syncing: true,
    claimed_at: 0,
    reverification: true,
    native_settings: {
      object: "native_settings" as const,
      api_enabled: false,
      trusted_device_sign_in_enabled: false,
      trusted_device_enrollment_prompt_after_sign_in_enabled: false,
      trusted_device_enrollment_prompt_after_sign_up_enabled: false,
    },
  };
}

function level(requirement: Requirement): "on" | "off" | "required" {
  return requirement === "optional" ? "on" : requirement;
}
