import type { DeletedObjectJSON } from "@clerk/backend";
import { access, PRIMARY_ROLE_SET_ID } from "./access-defaults.ts";
import { findPermission, permissionJson, type Permission } from "./permission.ts";
import { apiError, invalidParam, notFound } from "../errors.ts";
import type { EventData } from "../events.ts";
import type { Instance } from "../instance.ts";

export interface Role {
  readonly id: string;
  /** `org:<role>`; what memberships hold and tokens carry. */
  readonly key: string;
  readonly name: string;
  readonly description: string | null;
  readonly permissionIds: readonly string[];
  readonly createdAt: number;
  readonly updatedAt: number;
}

export interface RoleInput {
  key: string;
  name: string;
  description?: string | null;
  /** Ids or keys. */
  permissions?: readonly string[];
  inPrimaryRoleSet?: boolean;
}

export function getRole(instance: Instance, id: string): Role {
  const role = access(instance).roles.get(id);
  if (!role) throw notFound("organization role", id);
  return role;
}

export function getRoleByKey(instance: Instance, key: string): Role {
  const role = access(instance).roles.find("key", key);
  if (!role) throw notFound("organization role", key);
  return role;
}

export function createRole(instance: Instance, input: RoleInput): Role {
  checkKey(instance, input.key);
  const { key, name, description = null, permissions = [], inPrimaryRoleSet = false } = input;
  const permissionIds = permissions.map((permission) => findPermission(instance, permission).id);
  const now = instance.now();
  const stamps = { createdAt: now, updatedAt: now };
  const id = instance.newId("role");
  const role = instance.store.roles.put({ id, key, name, description, permissionIds, ...stamps });
  if (inPrimaryRoleSet) joinPrimaryRoleSet(instance, id);
  instance.events.record("role.created", roleJson(instance, role));
  return role;
}

export function assignPermission(instance: Instance, id: string, permissionId: string): Role {
  const role = getRole(instance, id);
  const permission = findPermission(instance, permissionId);
  const others = role.permissionIds.filter((held) => held !== permission.id);
  return putRole(instance, { ...role, permissionIds: [...others, permission.id] });
}

export function removePermission(instance: Instance, id: string, permissionId: string): Role {
  const role = getRole(instance, id);
  const permissionIds = role.permissionIds.filter((held) => held !== permissionId);
  return putRole(instance, { ...role, permissionIds });
}

export function deleteRole(instance: Instance, id: string): DeletedObjectJSON {
  const role = getRole(instance, id);
  const isInUse =
    instance.store.memberships.countBy("role", role.key) > 0 ||
    instance.store.roleSets.countBy("namedRole", id) > 0;
  if (isInUse) throw inUse(role);
  for (const roleSet of instance.store.roleSets.by("role", id)) {
    const roleIds = roleSet.roleIds.filter((held) => held !== id);
    instance.store.roleSets.put({ ...roleSet, roleIds });
  }
  instance.store.roles.delete(id);
  instance.events.record("role.deleted", roleJson(instance, role));
  return { object: "role", id, deleted: true };
}

export function rolePermissions(instance: Instance, role: Role): Permission[] {
  const { permissions } = access(instance);
  return role.permissionIds
    .map((id) => permissions.get(id))
    .filter((permission) => permission !== undefined);
}

export function roleJson(instance: Instance, role: Role): EventData<"role.created"> {
  const permissions = rolePermissions(instance, role);
  const keys = new Set(permissions.map(({ key }) => key));
  return {
    object: "role",
    id: role.id,
    key: role.key,
    name: role.name,
    description: role.description,
    permissions: permissions.map(permissionJson),
    is_creator_eligible: CREATOR_NEEDS.every((key) => keys.has(key)),
    created_at: role.createdAt,
    updated_at: role.updatedAt,
  };
}

const CREATOR_NEEDS = [
  "org:sys_memberships:manage",
  "org:sys_memberships:read",
  "org:sys_profile:delete",
];

/** The one way a role changes after creation: stamps the time, stores, and records it. */
export function putRole(instance: Instance, changed: Role): Role {
  const role = instance.store.roles.put({ ...changed, updatedAt: instance.now() });
  instance.events.record("role.updated", roleJson(instance, role));
  return role;
}

function joinPrimaryRoleSet(instance: Instance, id: string): void {
  const primary = access(instance).roleSets.get(PRIMARY_ROLE_SET_ID);
  if (primary) instance.store.roleSets.put({ ...primary, roleIds: [...primary.roleIds, id] });
}

export function checkKey(instance: Instance, key: string, ownId?: string): void {
  const holder = access(instance).roles.find("key", key);
  if (!holder || holder.id === ownId) return;
  throw invalidParam("key", "form_identifier_exists", `The role ${key} exists already.`);
}

function inUse(role: Role) {
  const message = `The role ${role.key} is assigned to members, or is a default of a role set.`;
  return apiError(403, "organization_role_in_use", "Role in use", message);
}
