import { access } from "./access-defaults.ts";
import { getRoleSet, type RoleSet } from "./role-set.ts";
import { getRoleByKey } from "./role.ts";
import { invalidParam } from "../errors.ts";
import type { Instance } from "../instance.ts";

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
