import type { DeletedObjectJSON, RoleSetJSON } from "@clerk/backend";
import { access } from "./access-defaults.ts";
import { getRoleByKey, type Role } from "./role.ts";
import { invalidParam, notFound } from "../errors.ts";
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

export interface RoleSetInput {
  key?: string | undefined;
  name: string;
  description?: string | null | undefined;
  type?: RoleSet["type"] | undefined;
  roles: readonly string[];
  defaultRoleKey: string;
  creatorRoleKey: string;
}

export interface RoleSetChanges {
  key?: string | undefined;
  name?: string | undefined;
  description?: string | null | undefined;
  type?: RoleSet["type"] | undefined;
  defaultRoleKey?: string | undefined;
  creatorRoleKey?: string | undefined;
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

export function createRoleSet(instance: Instance, input: RoleSetInput): RoleSet {
  const key = input.key ?? `role_set:${input.name.toLowerCase().replace(/[^a-z0-9]+/g, "_")}`;
  checkKey(instance, key);
  const roleIds = input.roles.map((roleKey) => getRoleByKey(instance, roleKey).id);
  const roleSet = {
    id: instance.newId("rset"),
    key,
    name: input.name,
    description: input.description ?? null,
    type: input.type ?? "custom",
    roleIds,
    defaultRoleId: memberRole(instance, roleIds, input.defaultRoleKey, "default_role_key"),
    creatorRoleId: memberRole(instance, roleIds, input.creatorRoleKey, "creator_role_key"),
    createdAt: instance.now(),
    updatedAt: instance.now(),
  };
  if (roleSet.type === "initial") demoteInitial(instance);
  return instance.store.roleSets.put(roleSet);
}

export function updateRoleSet(
  instance: Instance,
  keyOrId: string,
  changes: RoleSetChanges,
): RoleSet {
  const roleSet = getRoleSet(instance, keyOrId);
  const { defaultRoleKey, creatorRoleKey, ...fields } = changes;
  if (fields.key !== undefined) checkKey(instance, fields.key, roleSet.id);
  const named = (key: string | undefined, current: string, param: string): string =>
    key === undefined ? current : memberRole(instance, roleSet.roleIds, key, param);
  const changed = {
    ...roleSet,
    key: fields.key ?? roleSet.key,
    name: fields.name ?? roleSet.name,
    description: fields.description === undefined ? roleSet.description : fields.description,
    type: fields.type ?? roleSet.type,
    defaultRoleId: named(defaultRoleKey, roleSet.defaultRoleId, "default_role_key"),
    creatorRoleId: named(creatorRoleKey, roleSet.creatorRoleId, "creator_role_key"),
    updatedAt: instance.now(),
  };
  if (fields.type === "initial") demoteInitial(instance);
  return instance.store.roleSets.put(changed);
}

export function addRoles(
  instance: Instance,
  keyOrId: string,
  keys: readonly string[],
  names: Pick<RoleSetChanges, "defaultRoleKey" | "creatorRoleKey"> = {},
): RoleSet {
  const roleSet = getRoleSet(instance, keyOrId);
  const added = keys.map((key) => getRoleByKey(instance, key).id);
  const roleIds = [...new Set([...roleSet.roleIds, ...added])];
  instance.store.roleSets.put({ ...roleSet, roleIds });
  return updateRoleSet(instance, roleSet.id, names);
}

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

function reassign(instance: Instance, organizationId: string, mappings: Record<string, string>) {
  for (const membership of instance.store.memberships.by("organization", organizationId)) {
    const role = mappings[membership.role];
    if (role) instance.store.memberships.put({ ...membership, role, updatedAt: instance.now() });
  }
}

function demoteInitial(instance: Instance): void {
  for (const roleSet of access(instance).roleSets.by("type", "initial")) {
    instance.store.roleSets.put({ ...roleSet, type: "custom" });
  }
}

function memberRole(instance: Instance, roleIds: readonly string[], key: string, param: string) {
  const { id } = getRoleByKey(instance, key);
  if (roleIds.includes(id)) return id;
  throw invalidParam(
    param,
    "form_param_value_invalid",
    `Unexpected ${key}, expected a role of the set`,
  );
}

function checkKey(instance: Instance, key: string, ownId?: string): void {
  const holder = access(instance).roleSets.find("key", key);
  if (!holder || holder.id === ownId) return;
  throw invalidParam("key", "form_identifier_exists", `The role set ${key} exists already.`);
}

function sameRoleSet() {
  const message = "Unexpected role set, expected another one than is replaced";
  return invalidParam("dest_role_set_key", "form_param_value_invalid", message);
}
