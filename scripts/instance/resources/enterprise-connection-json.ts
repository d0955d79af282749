import type { EnterpriseConnectionJSON } from "@clerk/backend";
import type { EnterpriseConnection, OidcFields, SamlFields } from "./enterprise-connection.ts";
import type { SamlConnectionJSON } from "./sdk-json.ts";
import type { Instance } from "../instance.ts";

type Nullable<T> = { [K in keyof T]: T[K] | null };

/** Where the document has null for what is not configured, the SDK's type leaves it out. */
type EnterpriseWire = Omit<EnterpriseConnectionJSON, "saml_connection" | "oauth_config"> & {
  saml_connection: Nullable<NonNullable<EnterpriseConnectionJSON["saml_connection"]>> | null;
  oauth_config: Nullable<NonNullable<EnterpriseConnectionJSON["oauth_config"]>> | null;
};

export function enterpriseConnectionJson(
  instance: Instance,
  connection: EnterpriseConnection,
): EnterpriseWire {
  return {
    object: "enterprise_connection",
    id: connection.id,
    name: connection.name,
    provider: connection.provider,
    domains: [...connection.domains],
    organization_id: connection.organizationId,
    active: connection.active,
    sync_user_attributes: connection.syncUserAttributes,
    disable_additional_identifications: connection.disableAdditionalIdentifications,
    allow_organization_account_linking: connection.allowOrganizationAccountLinking,
    authenticatable: connection.authenticatable,
    disable_jit_provisioning: connection.disableJitProvisioning,
    custom_attributes: [],
    saml_connection: connection.saml && samlJson(instance, connection, connection.saml),
    oauth_config: connection.oidc && oidcJson(connection, connection.oidc),
    created_at: connection.createdAt,
    updated_at: connection.updatedAt,
  };
}

type SamlWire = Nullable<Omit<SamlConnectionJSON, "object" | "id">> & {
  object: "saml_connection";
  id: string;
  domains: string[];
  disable_additional_identifications: boolean;
  allow_organization_account_linking: boolean;
  authenticatable: boolean;
  disable_jit_provisioning: boolean;
  force_authn: boolean;
  login_hint: SamlFields["loginHint"];
  enterprise_connection_id: string;
};

/** The older API's view of the same record. */
export function samlConnectionJson(instance: Instance, connection: EnterpriseConnection): SamlWire {
  const saml = connection.saml ?? undefined;
  return {
    ...serviceProviderJson(instance, connection),
    object: "saml_connection",
    id: connection.samlId ?? connection.id,
    name: connection.name,
    domain: connection.domains[0] ?? "",
    domains: [...connection.domains],
    organization_id: connection.organizationId,
    provider: connection.provider,
    idp_entity_id: saml?.idpEntityId ?? null,
    idp_sso_url: saml?.idpSsoUrl ?? null,
    idp_certificate: saml?.idpCertificate ?? null,
    idp_certificate_issued_at: null,
    idp_certificate_expires_at: null,
    idp_metadata_url: saml?.idpMetadataUrl ?? null,
    idp_metadata: saml?.idpMetadata ?? null,
    attribute_mapping: {
      user_id: saml?.attributeMapping["user_id"] ?? "",
      email_address: saml?.attributeMapping["email_address"] ?? "",
      first_name: saml?.attributeMapping["first_name"] ?? "",
      last_name: saml?.attributeMapping["last_name"] ?? "",
    },
    active: connection.active,
    user_count: 0,
    sync_user_attributes: connection.syncUserAttributes,
    allow_subdomains: saml?.allowSubdomains ?? false,
    allow_idp_initiated: saml?.allowIdpInitiated ?? false,
    disable_additional_identifications: connection.disableAdditionalIdentifications,
    allow_organization_account_linking: connection.allowOrganizationAccountLinking,
    authenticatable: connection.authenticatable,
    disable_jit_provisioning: connection.disableJitProvisioning,
    force_authn: saml?.forceAuthn ?? false,
    login_hint: saml?.loginHint ?? { mode: "email_address" },
    enterprise_connection_id: connection.id,
    created_at: connection.createdAt,
    updated_at: connection.updatedAt,
  };
}

function samlJson(instance: Instance, connection: EnterpriseConnection, saml: SamlFields) {
  return {
    ...serviceProviderJson(instance, connection),
    id: connection.samlId,
    name: connection.name,
    idp_entity_id: saml.idpEntityId,
    idp_sso_url: saml.idpSsoUrl,
    idp_metadata_url: saml.idpMetadataUrl,
    active: connection.active,
    allow_idp_initiated: saml.allowIdpInitiated,
    allow_subdomains: saml.allowSubdomains,
    force_authn: saml.forceAuthn,
    login_hint: saml.loginHint,
  };
}

function oidcJson(connection: EnterpriseConnection, oidc: OidcFields) {
  return {
    id: connection.id.replace("entconn_", "oauthcfg_"),
    name: connection.name,
    provider_key: connection.provider,
    client_id: oidc.clientId,
    discovery_url: oidc.discoveryUrl,
    auth_url: oidc.authUrl,
    token_url: oidc.tokenUrl,
    user_info_url: oidc.userInfoUrl,
    requires_pkce: oidc.requiresPkce,
    created_at: connection.createdAt,
    updated_at: connection.updatedAt,
  };
}

function serviceProviderJson({ keys }: Instance, { id, samlId }: EnterpriseConnection) {
  const base = `https://${keys.host}/v1/saml`;
  return {
    acs_url: `${base}/acs/${samlId ?? id}`,
    sp_entity_id: `https://${keys.host}/saml/${samlId ?? id}`,
    sp_metadata_url: `${base}/metadata/${samlId ?? id}.xml`,
  };
}
