import type { InstanceJSON, InstanceRestrictionsJSON } from "@clerk/backend";
import { settings } from "./settings.ts";
import type { Instance } from "../instance.ts";

export function instanceJson(instance: Instance): InstanceJSON & { workspace_id: string | null } {
  return {
    object: "instance",
    id: instance.keys.instanceId,
    environment_type: "development",
    allowed_origins: [...settings(instance).allowedOrigins],
    workspace_id: null,
  };
}

/** The SDK's type also wants an id, which the document does not have. */
type RestrictionsWire = Omit<InstanceRestrictionsJSON, "id"> & {
  allowlist_blocklist_disabled_on_sign_in: boolean;
};

export function restrictionsJson(instance: Instance): RestrictionsWire {
  const { restrictions } = settings(instance);
  return {
    object: "instance_restrictions",
    allowlist: restrictions.allowlist,
    blocklist: restrictions.blocklist,
    allowlist_blocklist_disabled_on_sign_in: restrictions.disabledOnSignIn,
    block_email_subaddresses: restrictions.blockEmailSubaddresses,
    block_disposable_email_domains: restrictions.blockDisposableEmailDomains,
    ignore_dots_for_gmail_addresses: restrictions.ignoreDotsForGmailAddresses,
  };
}

export function protectJson(instance: Instance) {
  const { rulesEnabled, specterEnabled } = settings(instance).protect;
  return {
    object: "instance_protect",
    rules_enabled: rulesEnabled,
    specter_enabled: specterEnabled,
    checks_bypassed: true,
  };
}

export function communicationJson(instance: Instance) {
  const { blockedCountryCodes } = settings(instance);
  return { object: "instance_communication", blocked_country_codes: [...blockedCountryCodes] };
}

export function oauthApplicationSettingsJson(instance: Instance) {
  const { oauthApplications } = settings(instance);
  const { dynamicClientRegistration, defaultScopes, jwtAccessTokens } = oauthApplications;
  return {
    object: "oauth_application_settings",
    dynamic_oauth_client_registration: dynamicClientRegistration,
    default_scopes: defaultScopes && [...defaultScopes],
    oauth_jwt_access_tokens: jwtAccessTokens,
    client_id_metadata_documents_advertised: false,
    client_id_metadata_documents_only_allow_pre_registered_clients: false,
    client_id_metadata_documents_block_implicitly_allowed_clients: false,
  };
}

export function betaSettingsJson(instance: Instance) {
  const { restrictions, fromEmailAddress, progressiveSignUp } = settings(instance);
  return {
    object: "instance_settings",
    id: instance.keys.instanceId,
    restricted_to_allowlist: restrictions.allowlist,
    from_email_address: fromEmailAddress,
    progressive_sign_up: progressiveSignUp,
    enhanced_email_deliverability: false,
  };
}
