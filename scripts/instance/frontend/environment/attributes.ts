import type { AuthSettings, Requirement } from "../../resources/auth-settings.ts";

interface Attribute {
  enabled: boolean;
  required: boolean;
  used_for_first_factor: boolean;
  first_factors: readonly string[];
  used_for_second_factor: boolean;
  second_factors: readonly string[];
  verifications: readonly string[];
  verify_at_sign_up: boolean;
  immutable: boolean;
}

/** Every attribute the UI asks about, from the few settings behind them. */
export function attributesJson(asked: AuthSettings) {
  const { emailVerifications } = asked;
  return {
    email_address: attribute(asked.emailAddress, {
      first_factors: emailVerifications,
      verifications: emailVerifications,
    }),
    phone_number: attribute(asked.phoneNumber, {
      first_factors: ["phone_code"],
      second_factors: ["phone_code"],
      verifications: ["phone_code"],
    }),
    username: attribute(asked.username, { used_for_first_factor: asked.username !== "off" }),
    web3_wallet: attribute("off"),
    first_name: attribute(asked.firstName),
    last_name: attribute(asked.lastName),
    password: attribute(asked.password),
    authenticator_app: attribute("optional", { second_factors: ["totp"] }),
    ticket: attribute("optional"),
    backup_code: attribute("optional", { second_factors: ["backup_code"] }),
    passkey: attribute(asked.passkeys ? "optional" : "off", {
      first_factors: ["passkey"],
      verifications: ["passkey"],
      verify_at_sign_up: false,
    }),
  };
}

function attribute(requirement: Requirement, use: Partial<Attribute> = {}): Attribute {
  const enabled = requirement !== "off";
  const { first_factors = [], second_factors = [], verifications = [] } = use;
  return {
    enabled,
    required: requirement === "required",
    used_for_first_factor: enabled && first_factors.length > 0,
    first_factors,
    used_for_second_factor: enabled && second_factors.length > 0,
    second_factors,
    verifications,
    verify_at_sign_up: enabled && verifications.length > 0,
    immutable: false,
    ...use,
  };
}
