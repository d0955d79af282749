import type { Instance } from "../../instance.ts";
import {
  organizationDomainJson as backendJson,
  type OrganizationDomain,
} from "../../resources/organization-domain.ts";

/** Members also see a proof that is still pending. */
export function organizationDomainJson(instance: Instance, domain: OrganizationDomain) {
  const json = backendJson(instance, domain);
  const { affiliation, verifiedAt } = domain;
  if (!affiliation || verifiedAt !== null) return json;
  const pending = {
    status: affiliation.status,
    strategy: "email_code" as const,
    attempts: affiliation.attempts,
    expires_at: affiliation.expireAt,
    expire_at: affiliation.expireAt,
    verified_at: null,
  };
  return { ...json, verification: pending, affiliation_verification: pending };
}
