import type { DeletedObjectJSON } from "@clerk/backend";
import { access } from "./access-defaults.ts";
import { apiError, invalidParam, notFound } from "../errors.ts";
import type { EventData } from "../events.ts";
import type { Instance } from "../instance.ts";

export interface Permission {
  readonly id: string;
  /** `org:<feature>:<action>`. */
  readonly key: string;
  readonly name: string;
  readonly description: string;
  /** System permissions come with every instance, cannot change and never reach a token. */
  readonly type: "system" | "user";
  readonly createdAt: number;
  readonly updatedAt: number;
}

export type PermissionFields = Pick<Permission, "key" | "name" | "description">;

export function getPermission(instance: Instance, id: string): Permission {
  const permission = access(instance).permissions.get(id);
  if (!permission) throw notFound("permission", id);
  return permission;
}

/** By id, or by key as the Dashboard shows it. */
export function findPermission(instance: Instance, idOrKey: string): Permission {
  return access(instance).permissions.find("key", idOrKey) ?? getPermission(instance, idOrKey);
}

export function createPermission(instance: Instance, fields: PermissionFields): Permission {
  checkKey(instance, fields.key);
  const now = instance.now();
  const permission = access(instance).permissions.put({
    id: instance.newId("perm"),
    ...fields,
    type: "user",
    createdAt: now,
    updatedAt: now,
  });
  instance.events.record("permission.created", permissionJson(permission));
  return permission;
}

export function updatePermission(
  instance: Instance,
  id: string,
  fields: Partial<PermissionFields>,
): Permission {
  const permission = changeable(instance, id);
  if (fields.key !== undefined) checkKey(instance, fields.key, id);
  const changed = { ...permission, ...fields, updatedAt: instance.now() };
  const updated = instance.store.permissions.put(changed);
  instance.events.record("permission.updated", permissionJson(updated));
  return updated;
}

export function deletePermission(instance: Instance, id: string): DeletedObjectJSON {
  const permission = changeable(instance, id);
  for (const role of instance.store.roles.by("permission", id)) {
    const permissionIds = role.permissionIds.filter((held) => held !== id);
    instance.store.roles.put({ ...role, permissionIds });
  }
  instance.store.permissions.delete(id);
  instance.events.record("permission.deleted", permissionJson(permission));
  return { object: "permission", id, deleted: true };
}

/** The document also wants `type`, which the SDK's type does not know. */
export function permissionJson(
  permission: Permission,
): EventData<"permission.created"> & { type: string } {
  return {
    object: "permission",
    id: permission.id,
    key: permission.key,
    name: permission.name,
    description: permission.description,
    type: permission.type,
    created_at: permission.createdAt,
    updated_at: permission.updatedAt,
  };
}

function changeable(instance: Instance, id: string): Permission {
  const permission = getPermission(instance, id);
  if (permission.type === "user") return permission;
  const message = `${permission.key} is a system permission and cannot be changed.`;
  throw apiError(403, "organization_system_permission_not_modifiable", "Not allowed", message);
}

function checkKey(instance: Instance, key: string, ownId?: string): void {
  const holder = access(instance).permissions.find("key", key);
  if (!holder || holder.id === ownId) return;
  throw invalidParam("key", "form_identifier_exists", `The permission ${key} exists already.`);
}
