import { inOrder, type Order } from "./order.ts";
import type { Organization } from "./organization.ts";
import type { Instance } from "../instance.ts";
import type { SortKey } from "../sorted.ts";

export interface OrganizationFilter {
  ids?: readonly string[] | undefined;
  /** Organizations any of these users is a member of. */
  userIds?: readonly string[] | undefined;
  /** An exact id, or part of a name or slug. */
  query?: string | undefined;
}

export const ORGANIZATION_ORDERS = ["created_at", "name", "members_count"] as const;

export type OrganizationOrder = Order<(typeof ORGANIZATION_ORDERS)[number]>;

export function listOrganizations(
  instance: Instance,
  filter: OrganizationFilter,
  { field, descending }: OrganizationOrder,
): Organization[] {
  const ids = filter.ids?.length ? new Set(filter.ids) : undefined;
  const mine = filter.userIds?.length ? organizationsOf(instance, filter.userIds) : undefined;
  const found = [...instance.store.organizations.all()].filter(
    (organization) =>
      (ids?.has(organization.id) ?? true) &&
      (mine?.has(organization.id) ?? true) &&
      matches(organization, filter.query),
  );
  return inOrder(found, keyOf(instance, field), descending);
}

function keyOf(instance: Instance, field: OrganizationOrder["field"]) {
  return (organization: Organization): SortKey => {
    if (field === "name") return organization.name.toLowerCase();
    if (field === "created_at") return organization.createdAt;
    return instance.store.memberships.countBy("organization", organization.id);
  };
}

function organizationsOf(instance: Instance, userIds: readonly string[]): Set<string> {
  const memberships = userIds.flatMap((id) => instance.store.memberships.by("user", id));
  return new Set(memberships.map(({ organizationId }) => organizationId));
}

function matches({ id, name, slug }: Organization, query: string | undefined): boolean {
  if (!query) return true;
  const part = query.toLowerCase();
  return id === query || name.toLowerCase().includes(part) || slug.includes(part);
}
