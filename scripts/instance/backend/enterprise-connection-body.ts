import * as z from "zod";
import { given } from "../middleware/fields.ts";

const text = z.string().nullish();
const onOff = z.boolean().nullish();
const mapping = z.record(z.string(), z.string().nullish()).transform(withoutNulls);

export const samlFields = {
  idp_entity_id: text,
  idp_sso_url: text,
  idp_certificate: text,
  idp_metadata_url: text,
  idp_metadata: text,
  attribute_mapping: mapping.nullish(),
  allow_subdomains: onOff,
  allow_idp_initiated: onOff,
  force_authn: onOff,
  login_hint: z
    .object({
      mode: z.enum(["email_address", "custom_attribute", "off"]),
      source: z.string().optional(),
    })
    .nullish(),
};
const Saml = z.object(samlFields);
const Oidc = z.object({
  client_id: text,
  client_secret: text,
  discovery_url: text,
  auth_url: text,
  token_url: text,
  user_info_url: text,
  requires_pkce: onOff,
});

export const domains = z.array(z.string().regex(/^(?:[a-z0-9-]+\.)+[a-z]{2,}$/i));
export const name = z.string().min(1).max(256);

export const connectionFields = {
  organization_id: text,
  active: onOff,
  sync_user_attributes: onOff,
  disable_additional_identifications: onOff,
  allow_organization_account_linking: onOff,
  authenticatable: onOff,
  disable_jit_provisioning: onOff,
};
const Common = z.object(connectionFields);

export const CreateConnectionBody = z
  .object({
    ...connectionFields,
    name,
    provider: z.enum([
      "saml_custom",
      "saml_okta",
      "saml_google",
      "saml_microsoft",
      "oidc_custom",
      "oidc_github_enterprise",
      "oidc_gitlab",
    ]),
    domains: domains.min(1),
    saml: Saml.nullish(),
    oidc: Oidc.nullish(),
  })
  .transform(({ name: called, provider, domains: names, saml, oidc, ...common }) => ({
    ...toCommon(common),
    ...given({ saml: saml ? toSaml(saml) : undefined, oidc: oidc ? toOidc(oidc) : undefined }),
    name: called,
    provider,
    domains: names,
  }));

export const UpdateConnectionBody = z
  .object({
    ...connectionFields,
    name: name.nullish(),
    provider: z.string().nullish(),
    domains: domains.nullish(),
    saml: Saml.nullish(),
    oidc: Oidc.nullish(),
  })
  .transform(({ name: called, provider, domains: names, saml, oidc, ...common }) => ({
    ...toCommon(common),
    ...given({
      name: called ?? undefined,
      provider: provider ?? undefined,
      domains: names ?? undefined,
      saml: saml ? toSaml(saml) : undefined,
      oidc: oidc ? toOidc(oidc) : undefined,
    }),
  }));

export function toCommon(input: z.output<typeof Common>) {
  return given({
    organizationId: input.organization_id,
    active: input.active ?? undefined,
    syncUserAttributes: input.sync_user_attributes ?? undefined,
    disableAdditionalIdentifications: input.disable_additional_identifications ?? undefined,
    allowOrganizationAccountLinking: input.allow_organization_account_linking ?? undefined,
    authenticatable: input.authenticatable ?? undefined,
    disableJitProvisioning: input.disable_jit_provisioning ?? undefined,
  });
}

export function toSaml(input: z.output<typeof Saml>) {
  return given({
    idpEntityId: input.idp_entity_id,
    idpSsoUrl: input.idp_sso_url,
    idpCertificate: input.idp_certificate,
    idpMetadataUrl: input.idp_metadata_url,
    idpMetadata: input.idp_metadata,
    attributeMapping: input.attribute_mapping ?? undefined,
    allowSubdomains: input.allow_subdomains ?? undefined,
    allowIdpInitiated: input.allow_idp_initiated ?? undefined,
    forceAuthn: input.force_authn ?? undefined,
    loginHint: input.login_hint ?? undefined,
  });
}

function toOidc(input: z.output<typeof Oidc>) {
  return given({
    clientId: input.client_id,
    clientSecret: input.client_secret,
    discoveryUrl: input.discovery_url,
    authUrl: input.auth_url,
    tokenUrl: input.token_url,
    userInfoUrl: input.user_info_url,
    requiresPkce: input.requires_pkce ?? undefined,
  });
}

function withoutNulls(values: Record<string, string | null | undefined>): Record<string, string> {
  return Object.fromEntries(Object.entries(values).map(([key, value]) => [key, value ?? ""]));
}
