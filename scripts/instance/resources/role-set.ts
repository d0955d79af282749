import type { RoleSetJSON } from "@clerk/backend";
import { access } from "./access-defaults.ts";
import type { Role } from "./role.ts";
import { notFound } from "../errors.ts";
import type { Instance } from "../instance.ts";

/** The roles an organization can give; each organization has one set. */
export interface RoleSet {
  readonly id: string;
  readonly key: string;
  readonly name: string;
  readonly description: string | null;
  /** The initial one is given to new organizations. */
  readonly type: "initial" | "custom";
  readonly roleIds: readonly string[];
  readonly defaultRoleId: string;
  readonly creatorRoleId: string;
  readonly createdAt: number;
  readonly updatedAt: number;
}

export function getRoleSet(instance: Instance, keyOrId: string): RoleSet {
  const { roleSets } = access(instance);
  const roleSet = roleSets.get(keyOrId) ?? roleSets.find("key", keyOrId);
  if (!roleSet) throw notFound("role set", keyOrId);
  return roleSet;
}

/** The set new organizations are given. */
export function initialRoleSet(instance: Instance): RoleSet {
  const found = access(instance).roleSets.find("type", "initial");
  if (!found) throw notFound("role set", "initial");
  return found;
}

export function roleSetRoles(instance: Instance, roleSet: RoleSet): Role[] {
  const { roles } = access(instance);
  return roleSet.roleIds.map((id) => roles.get(id)).filter((role) => role !== undefined);
}

export function roleSetJson(instance: Instance, roleSet: RoleSet): RoleSetJSON {
  const items = roleSetRoles(instance, roleSet).map((role) => itemJson(instance, role));
  return {
    object: "role_set",
    id: roleSet.id,
    key: roleSet.key,
    name: roleSet.name,
    description: roleSet.description,
    roles: items,
    default_role: items.find(({ id }) => id === roleSet.defaultRoleId) ?? null,
    creator_role: items.find(({ id }) => id === roleSet.creatorRoleId) ?? null,
    type: roleSet.type,
    role_set_migration: null,
    created_at: roleSet.createdAt,
    updated_at: roleSet.updatedAt,
  };
}

function itemJson(instance: Instance, role: Role): RoleSetJSON["roles"][number] {
  const members = instance.store.memberships.countBy("role", role.key);
  return {
    object: "role_set_item",
    id: role.id,
    name: role.name,
    key: role.key,
    description: role.description,
    members_count: members,
    has_members: members > 0,
    created_at: role.createdAt,
    updated_at: role.updatedAt,
  };
}
