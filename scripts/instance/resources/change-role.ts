import { putMembership } from "./membership.ts";
import { findPermission } from "./permission.ts";
import { checkKey, getRole, putRole, type Role, type RoleInput } from "./role.ts";
import type { Instance } from "../instance.ts";

export function updateRole(
  instance: Instance,
  id: string,
  { permissions, ...fields }: Partial<Omit<RoleInput, "inPrimaryRoleSet">>,
): Role {
  const role = getRole(instance, id);
  if (fields.key !== undefined) checkKey(instance, fields.key, id);
  const permissionIds =
    permissions?.map((permission) => findPermission(instance, permission).id) ?? role.permissionIds;
  const changed = putRole(instance, { ...role, ...fields, permissionIds });
  if (changed.key !== role.key) renameInMemberships(instance, role.key, changed.key);
  return changed;
}

/** Who holds the role, or is invited to it, does so under its new key. */
function renameInMemberships(instance: Instance, from: string, to: string): void {
  const { memberships, organizationInvitations } = instance.store;
  for (const membership of memberships.by("role", from)) {
    putMembership(instance, { ...membership, role: to });
  }
  for (const invitation of organizationInvitations.all()) {
    if (invitation.role === from) organizationInvitations.put({ ...invitation, role: to });
  }
}
