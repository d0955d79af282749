import type { Instance } from "../../instance.ts";
import { settings } from "../../resources/settings.ts";
import { portalUrls } from "./portal-urls.ts";

export function displayConfigJson(instance: Instance) {
  const { applicationName } = settings(instance);
  return {
    object: "display_config" as const,
    id: `display_config_${instance.keys.instanceId.slice(4)}`,
    instance_environment_type: "development" as const,
    application_name: applicationName,
    theme: THEME,
    preferred_sign_in_strategy: "password" as const,
    ...portalUrls(instance),
    logo_image_url: "",
    favicon_image_url: "",
    logo_url: null,
    favicon_url: null,
    logo_image: null,
    favicon_image: null,
    support_email: "",
    branded: true,
    experimental_force_oauth_first: false,
    clerk_js_version: null,
    show_devmode_warning: true,
    google_one_tap_client_id: null,
    help_url: null,
    privacy_policy_url: "",
    terms_url: "",
    captcha_public_key: null,
    captcha_widget_type: "invisible" as const,
    captcha_public_key_invisible: null,
    captcha_provider: "turnstile" as const,
    captcha_oauth_bypass: [],
    captcha_heartbeat: false,
  };
}

const FONT = '"Source Sans Pro", sans-serif';

const THEME = {
  buttons: { font_color: "#ffffff", font_family: FONT, font_weight: "600" },
  general: {
    color: "#6c47ff",
    padding: "1em",
    box_shadow: "0 2px 8px rgba(0, 0, 0, 0.2)",
    font_color: "#151515",
    font_family: FONT,
    border_radius: "0.5em",
    background_color: "#ffffff",
    label_font_weight: "600",
  },
  accounts: { background_color: "#ffffff" },
};
