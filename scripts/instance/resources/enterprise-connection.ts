import type { DeletedObjectJSON } from "@clerk/backend";
import { getOrganization } from "./organization.ts";
import { invalidParam, notFound } from "../errors.ts";
import type { Instance } from "../instance.ts";

export interface SamlFields {
  readonly idpEntityId: string | null;
  readonly idpSsoUrl: string | null;
  readonly idpCertificate: string | null;
  readonly idpMetadataUrl: string | null;
  readonly idpMetadata: string | null;
  readonly allowSubdomains: boolean;
  readonly allowIdpInitiated: boolean;
  readonly forceAuthn: boolean;
  readonly loginHint: { readonly mode: "email_address" | "custom_attribute" | "off" };
  readonly attributeMapping: Readonly<Record<string, string>>;
}

export interface OidcFields {
  readonly clientId: string | null;
  readonly clientSecret: string | null;
  readonly discoveryUrl: string | null;
  readonly authUrl: string | null;
  readonly tokenUrl: string | null;
  readonly userInfoUrl: string | null;
  readonly requiresPkce: boolean;
}

/** An identity provider for the addresses of some domains; SAML connections are those with `saml`. */
export interface EnterpriseConnection {
  readonly id: string;
  readonly name: string;
  readonly provider: string;
  /** Lower case. */
  readonly domains: readonly string[];
  readonly organizationId: string | null;
  readonly active: boolean;
  readonly syncUserAttributes: boolean;
  readonly disableAdditionalIdentifications: boolean;
  readonly allowOrganizationAccountLinking: boolean;
  readonly authenticatable: boolean;
  readonly disableJitProvisioning: boolean;
  readonly samlId: string | null;
  readonly saml: SamlFields | null;
  readonly oidc: OidcFields | null;
  readonly createdAt: number;
  readonly updatedAt: number;
}

export interface EnterpriseConnectionChanges {
  name?: string;
  provider?: string;
  domains?: readonly string[];
  organizationId?: string | null;
  active?: boolean;
  syncUserAttributes?: boolean;
  disableAdditionalIdentifications?: boolean;
  allowOrganizationAccountLinking?: boolean;
  authenticatable?: boolean;
  disableJitProvisioning?: boolean;
  saml?: Partial<SamlFields>;
  oidc?: Partial<OidcFields>;
}

export type EnterpriseConnectionInput = EnterpriseConnectionChanges & {
  name: string;
  provider: string;
  domains: readonly string[];
};

const BLANK_SAML: SamlFields = {
  idpEntityId: null,
  idpSsoUrl: null,
  idpCertificate: null,
  idpMetadataUrl: null,
  idpMetadata: null,
  allowSubdomains: false,
  allowIdpInitiated: false,
  forceAuthn: false,
  loginHint: { mode: "email_address" },
  attributeMapping: {
    user_id: "",
    email_address: "mail",
    first_name: "givenName",
    last_name: "surname",
  },
};

const BLANK_OIDC: OidcFields = {
  clientId: null,
  clientSecret: null,
  discoveryUrl: null,
  authUrl: null,
  tokenUrl: null,
  userInfoUrl: null,
  requiresPkce: false,
};

/** By its own id, or by that of its SAML side. */
export function getEnterpriseConnection(instance: Instance, id: string): EnterpriseConnection {
  const { enterpriseConnections } = instance.store;
  const connection = enterpriseConnections.get(id) ?? enterpriseConnections.find("saml", id);
  if (!connection) throw notFound("enterprise connection", id);
  return connection;
}

export function createEnterpriseConnection(
  instance: Instance,
  { saml, oidc, ...input }: EnterpriseConnectionInput,
): EnterpriseConnection {
  check(instance, input);
  const now = instance.now();
  const isSaml = input.provider.startsWith("saml_");
  return instance.store.enterpriseConnections.put({
    id: instance.newId("entconn"),
    organizationId: null,
    active: false,
    syncUserAttributes: true,
    disableAdditionalIdentifications: false,
    allowOrganizationAccountLinking: false,
    authenticatable: true,
    disableJitProvisioning: false,
    ...input,
    domains: input.domains.map((domain) => domain.toLowerCase()),
    samlId: isSaml ? instance.newId("samlc") : null,
    saml: isSaml ? { ...BLANK_SAML, ...saml } : null,
    oidc: isSaml ? null : { ...BLANK_OIDC, ...oidc },
    createdAt: now,
    updatedAt: now,
  });
}

export function updateEnterpriseConnection(
  instance: Instance,
  id: string,
  { saml, oidc, ...changes }: EnterpriseConnectionChanges,
): EnterpriseConnection {
  const connection = getEnterpriseConnection(instance, id);
  check(instance, changes, connection.id);
  const domains = changes.domains?.map((domain) => domain.toLowerCase()) ?? connection.domains;
  return instance.store.enterpriseConnections.put({
    ...connection,
    ...changes,
    domains,
    saml: connection.saml && { ...connection.saml, ...saml },
    oidc: connection.oidc && { ...connection.oidc, ...oidc },
    updatedAt: instance.now(),
  });
}

export function deleteEnterpriseConnection(instance: Instance, id: string): DeletedObjectJSON {
  const connection = getEnterpriseConnection(instance, id);
  instance.store.enterpriseConnections.delete(connection.id);
  const object = id === connection.id ? "enterprise_connection" : "saml_connection";
  return { object, id, deleted: true };
}

function check(
  instance: Instance,
  { domains = [], organizationId }: EnterpriseConnectionChanges,
  ownId?: string,
): void {
  if (organizationId) getOrganization(instance, organizationId);
  const taken = domains.find((domain) => {
    const holder = instance.store.enterpriseConnections.find("domain", domain.toLowerCase());
    return holder && holder.id !== ownId;
  });
  if (!taken) return;
  const message = `The domain ${taken} belongs to another connection.`;
  throw invalidParam("domains", "form_identifier_exists", message);
}
