import type { Instance } from "../../instance.ts";
import { settings } from "../../resources/settings.ts";
import { attributesJson } from "./attributes.ts";

export function userSettingsJson(instance: Instance) {
  const asked = settings(instance);
  const isOff = { enabled: false };
  return {
    attributes: attributesJson(asked),
    social: socialJson(instance, asked.socialProviders),
    saml: { enabled: false },
    enterprise_sso: {
      enabled: instance.store.enterpriseConnections.size > 0,
      self_serve_sso: false,
      self_serve_directory_sync: false,
    },
    sign_in: { second_factor: { required: asked.secondFactorRequired, enabled: true } },
    sign_up: {
      captcha_enabled: false,
      captcha_widget_type: "invisible" as const,
      custom_action_required: false,
      progressive: true,
      mode: asked.signUpMode,
      legal_consent_enabled: asked.legalConsent,
      allowlist_only: false,
      mfa: { required: asked.secondFactorRequired },
    },
    restrictions: {
      allowlist: isOff,
      blocklist: isOff,
      allowlist_blocklist_disabled_on_sign_in: isOff,
      block_email_subaddresses: isOff,
      block_disposable_email_domains: isOff,
    },
    password_settings: {
      disable_hibp: true,
      disable_password_reverification: false,
      min_length: asked.passwordMinLength,
      max_length: 72,
      require_special_char: false,
      require_numbers: false,
      require_uppercase: false,
      require_lowercase: false,
      show_zxcvbn: false,
      min_zxcvbn_strength: 0,
      enforce_hibp_on_sign_in: false,
      allowed_special_characters: "!\"#$%&'()*+,-./:;<=>?@[]^_`{|}~",
    },
    username_settings: {
      min_length: 4,
      max_length: 64,
      allow_extended_special_characters: false,
      allow_numeric_usernames: false,
    },
    actions: {
      delete_self: asked.deleteSelfEnabled,
      create_organization: asked.createOrganizationEnabled,
      create_organizations_limit: null,
    },
    attack_protection: {
      user_lockout: { enabled: true, max_attempts: asked.lockoutAttempts, duration_in_minutes: 60 },
      pii: { enabled: false },
      email_link: { require_same_client: false },
      enumeration_protection: { enabled: false },
    },
    passkey_settings: {
      allow_autofill: false,
      show_sign_in_button: asked.passkeys,
      satisfies_second_factor: false,
    },
  };
}

function socialJson({ origins }: Instance, providers: readonly string[]) {
  const entries = providers.map((provider) => {
    const strategy = `oauth_${provider}`;
    const social = {
      enabled: true,
      required: false,
      authenticatable: true,
      block_email_subaddresses: false,
      strategy,
      not_selectable: false,
      deprecated: false,
      name: provider.slice(0, 1).toUpperCase() + provider.slice(1),
      logo_url: `${origins.images}/static/${provider}.svg`,
    };
    return [strategy, social] as const;
  });
  return Object.fromEntries(entries);
}
