import type { Permission } from "./permission.ts";
import type { RoleSet } from "./role-set.ts";
import type { Role } from "./role.ts";
import type { Instance } from "../instance.ts";

const SYSTEM_PERMISSIONS = {
  "org:sys_profile:manage": "Manage organization",
  "org:sys_profile:delete": "Delete organization",
  "org:sys_memberships:read": "Read members",
  "org:sys_memberships:manage": "Manage members",
  "org:sys_domains:read": "Read domains",
  "org:sys_domains:manage": "Manage domains",
  "org:sys_billing:read": "Read billing",
  "org:sys_billing:manage": "Manage billing",
  "org:sys_entconns:manage": "Manage enterprise connections",
};

const ADMIN_ROLE_ID = "role_default_admin";
const MEMBER_ROLE_ID = "role_default_member";
export const PRIMARY_ROLE_SET_ID = "rset_default_primary";

const permissionId = (key: string): string =>
  `perm_${key.replace(/^org:/, "").replaceAll(":", "_")}`;

/**
 * The tables that say who may do what. A new, reset or restored store lacks what every Clerk instance
 * starts with, so it is filled in here, under ids that are always the same.
 */
export function access(instance: Instance) {
  const { permissions, roles, roleSets } = instance.store;
  if (permissions.size === 0) provideDefaults(instance);
  return { permissions, roles, roleSets };
}

function provideDefaults({ store, now }: Instance): void {
  const stamps = { createdAt: now(), updatedAt: now() };
  for (const permission of defaultPermissions())
    store.permissions.put({ ...permission, ...stamps });
  for (const role of defaultRoles()) store.roles.put({ ...role, ...stamps });
  store.roleSets.put({ ...PRIMARY_ROLE_SET, ...stamps });
}

type Unstamped<T> = Omit<T, "createdAt" | "updatedAt">;

function defaultPermissions(): Unstamped<Permission>[] {
  return Object.entries(SYSTEM_PERMISSIONS).map(([key, name]) => ({
    id: permissionId(key),
    key,
    name,
    description: "",
    type: "system",
  }));
}

function defaultRoles(): Unstamped<Role>[] {
  const everything = Object.keys(SYSTEM_PERMISSIONS).map(permissionId);
  const reading = ["org:sys_memberships:read", "org:sys_billing:read"].map(permissionId);
  return [
    {
      id: ADMIN_ROLE_ID,
      key: "org:admin",
      name: "Admin",
      description: "Role with elevated permissions",
      permissionIds: everything,
    },
    {
      id: MEMBER_ROLE_ID,
      key: "org:member",
      name: "Member",
      description: "Role with non-privileged permissions",
      permissionIds: reading,
    },
  ];
}

const PRIMARY_ROLE_SET: Unstamped<RoleSet> = {
  id: PRIMARY_ROLE_SET_ID,
  key: "role_set:default",
  name: "Primary role set",
  description: "The role set new organizations are given",
  type: "initial",
  roleIds: [ADMIN_ROLE_ID, MEMBER_ROLE_ID],
  defaultRoleId: MEMBER_ROLE_ID,
  creatorRoleId: ADMIN_ROLE_ID,
};
