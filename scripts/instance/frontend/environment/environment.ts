import { Hono } from "hono";
import type { Instance } from "../../instance.ts";
import { authConfigJson } from "./auth-config.ts";
import { displayConfigJson } from "./display-config.ts";
import { organizationSettingsJson } from "./organization-settings.ts";
import { userSettingsJson } from "./user-settings.ts";

export const environment = (instance: Instance) =>
  new Hono().on(["GET", "PATCH"], "/", (c) => c.json(environmentJson(instance)));

function environmentJson(instance: Instance) {
  return {
    auth_config: authConfigJson(instance),
    display_config: displayConfigJson(instance),
    user_settings: userSettingsJson(instance),
    organization_settings: organizationSettingsJson(instance),
    fraud_settings: {
      object: "fraud_settings" as const,
      native: { device_attestation_mode: "disabled" as const },
    },
    commerce_settings: {
      billing: {
        stripe_publishable_key: null,
        free_trial_requires_payment_method: false,
        user: { enabled: false, has_paid_plans: false },
        organization: { enabled: false, has_paid_plans: false },
      },
    },
    api_keys_settings: {
      enabled: false,
      user_api_keys_enabled: false,
      orgs_api_keys_enabled: false,
    },
    protect_config: { loaders: [] },
    client_debug_mode: false,
    partitioned_cookies: false,
    maintenance_mode: false,
  };
}
