import type { Membership } from "./membership.ts";
import { inOrder, type Order } from "./order.ts";
import { USER_ORDERS, userPredicate, type Range, type UserFilter } from "./user-list.ts";
import type { Instance } from "../instance.ts";
import type { SortKey } from "../sorted.ts";

/** Members by what users are found by, and by role; `created` is about the membership. */
export interface MembershipFilter extends UserFilter {
  roles?: readonly string[] | undefined;
}

export const MEMBERSHIP_ORDERS = [
  "created_at",
  "phone_number",
  "email_address",
  "first_name",
  "last_name",
  "username",
] as const;

export type MembershipOrder = Order<(typeof MEMBERSHIP_ORDERS)[number]>;

const NEWEST_FIRST: MembershipOrder = { field: "created_at", descending: true };

export function listMemberships(
  instance: Instance,
  scope: { organizationId?: string; userId?: string },
  { roles, created, ...filter }: MembershipFilter = {},
  { field, descending }: MembershipOrder = NEWEST_FIRST,
): Membership[] {
  const matches = userPredicate(instance, filter);
  const found = inScope(instance, scope).filter((membership) => {
    const user = instance.store.users.get(membership.userId);
    const hasRole = !roles?.length || roles.includes(membership.role);
    return user && hasRole && isWithin(membership.createdAt, created) && matches(user);
  });
  return inOrder(found, keyOf(instance, field), descending);
}

function inScope(instance: Instance, scope: { organizationId?: string; userId?: string }) {
  const { memberships } = instance.store;
  if (scope.organizationId) return memberships.by("organization", scope.organizationId);
  return scope.userId ? memberships.by("user", scope.userId) : [...memberships.all()];
}

function isWithin(at: number, range: Range | undefined): boolean {
  return at > (range?.after ?? -Infinity) && at < (range?.before ?? Infinity);
}

function keyOf(instance: Instance, field: MembershipOrder["field"]) {
  return (membership: Membership): SortKey => {
    if (field === "created_at") return membership.createdAt;
    const user = instance.store.users.get(membership.userId);
    return user ? USER_ORDERS[field](user) : "";
  };
}
