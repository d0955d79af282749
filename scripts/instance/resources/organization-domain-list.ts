import { inOrder, type Order } from "./order.ts";
import type { OrganizationDomain } from "./organization-domain.ts";
import type { Instance } from "../instance.ts";

export interface OrganizationDomainFilter {
  organizationId?: string | undefined;
  verified?: boolean | undefined;
  /** Any of these; a mode after `-` is left out. */
  enrollmentModes?: readonly string[] | undefined;
  query?: string | undefined;
  domains?: readonly string[] | undefined;
}

export function listOrganizationDomains(
  instance: Instance,
  filter: OrganizationDomainFilter,
  order: Order<"name" | "created_at"> = { field: "created_at", descending: true },
): OrganizationDomain[] {
  const { organizationDomains } = instance.store;
  const all = filter.organizationId
    ? organizationDomains.by("organization", filter.organizationId)
    : [...organizationDomains.all()];
  const found = all.filter((domain) => matches(domain, filter));
  const keyOf = (domain: OrganizationDomain) =>
    order.field === "name" ? domain.name : domain.createdAt;
  return inOrder(found, keyOf, order.descending);
}

function matches(domain: OrganizationDomain, filter: OrganizationDomainFilter): boolean {
  const { verified, query, domains, enrollmentModes = [] } = filter;
  const wanted = enrollmentModes.filter((mode) => !mode.startsWith("-"));
  return (
    (verified === undefined || verified === (domain.verifiedAt !== null)) &&
    (!wanted.length || wanted.includes(domain.enrollmentMode)) &&
    !enrollmentModes.includes(`-${domain.enrollmentMode}`) &&
    (!query || domain.id === query || domain.name.includes(query.toLowerCase())) &&
    (!domains?.length || domains.includes(domain.name))
  );
}
