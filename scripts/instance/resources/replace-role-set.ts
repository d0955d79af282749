import type { DeletedObjectJSON } from "@clerk/backend";
import { putMembership } from "./membership.ts";
import { getRoleSet, type RoleSet } from "./role-set.ts";
import { getRoleByKey } from "./role.ts";
import { invalidParam } from "../errors.ts";
import type { Instance } from "../instance.ts";

/** Takes a role out of the set; who had it in one of its organizations is given the other one. */
export function replaceRole(
  instance: Instance,
  keyOrId: string,
  from: string,
  to: string,
): RoleSet {
  const roleSet = getRoleSet(instance, keyOrId);
  const [old, next] = [getRoleByKey(instance, from), getRoleByKey(instance, to)];
  for (const organization of instance.store.organizations.by("roleSet", roleSet.id)) {
    reassign(instance, organization.id, { [from]: to });
  }
  const swap = (id: string): string => (id === old.id ? next.id : id);
  return instance.store.roleSets.put({
    ...roleSet,
    roleIds: [...new Set(roleSet.roleIds.map(swap))],
    defaultRoleId: swap(roleSet.defaultRoleId),
    creatorRoleId: swap(roleSet.creatorRoleId),
    updatedAt: instance.now(),
  });
}

/** Deletes a set; its organizations move to another one, their members' roles mapped. */
export function replaceRoleSet(
  instance: Instance,
  keyOrId: string,
  destination: string,
  mappings: Record<string, string>,
): DeletedObjectJSON {
  const roleSet = getRoleSet(instance, keyOrId);
  const next = getRoleSet(instance, destination);
  if (next.id === roleSet.id) throw sameRoleSet();
  for (const organization of instance.store.organizations.by("roleSet", roleSet.id)) {
    reassign(instance, organization.id, mappings);
    instance.store.organizations.put({ ...organization, roleSetId: next.id });
  }
  instance.store.roleSets.delete(roleSet.id);
  if (roleSet.type === "initial") instance.store.roleSets.put({ ...next, type: "initial" });
  return { object: "role_set", id: roleSet.id, deleted: true };
}

function reassign(instance: Instance, organizationId: string, mappings: Record<string, string>) {
  for (const membership of instance.store.memberships.by("organization", organizationId)) {
    const role = mappings[membership.role];
    if (role) putMembership(instance, { ...membership, role });
  }
}

function sameRoleSet() {
  const message = "Unexpected role set, expected another one than is replaced";
  return invalidParam("dest_role_set_key", "form_param_value_invalid", message);
}
