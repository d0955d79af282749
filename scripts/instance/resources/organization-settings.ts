import type { OrganizationSettingsJSON } from "@clerk/backend";
import { access } from "./access-defaults.ts";
import { initialRoleSet } from "./role-set.ts";
import { updateRoleSet } from "./change-role-set.ts";
import { getRole } from "./role.ts";
import { settings, updateSettings, type OrganizationRules } from "./settings.ts";
import type { Instance } from "../instance.ts";

export interface OrganizationSettingsChanges {
  rules: Partial<OrganizationRules>;
  creatorRoleId?: string | undefined;
  domainsDefaultRoleId?: string | undefined;
}

export function updateOrganizationSettings(
  instance: Instance,
  changes: OrganizationSettingsChanges,
): void {
  const { organizationRules } = settings(instance);
  const roleKey = (id: string | undefined) => (id ? getRole(instance, id).key : undefined);
  updateRoleSet(instance, initialRoleSet(instance).id, {
    creatorRoleKey: roleKey(changes.creatorRoleId),
    defaultRoleKey: roleKey(changes.domainsDefaultRoleId),
  });
  updateSettings(instance, { organizationRules: { ...organizationRules, ...changes.rules } });
}

/** The document's fields; the SDK's type asks for an id that the document does not have. */
type Wire = Omit<OrganizationSettingsJSON, "id"> & {
  max_allowed_domains: number;
  max_role_sets_allowed: number;
  initial_role_set_key: string;
};

export function organizationSettingsJson(instance: Instance): Wire {
  const { organizationRules: rules } = settings(instance);
  const roleSet = initialRoleSet(instance);
  const roleKey = (id: string): string => access(instance).roles.get(id)?.key ?? "";
  return {
    object: "organization_settings",
    enabled: rules.enabled,
    max_allowed_memberships: rules.maxAllowedMemberships,
    max_allowed_roles: 10,
    max_allowed_permissions: 50,
    max_allowed_domains: 10,
    max_role_sets_allowed: 10,
    creator_role: roleKey(roleSet.creatorRoleId),
    admin_delete_enabled: rules.adminDeleteEnabled,
    domains_enabled: rules.domainsEnabled,
    slug_disabled: rules.slugDisabled,
    domains_enrollment_modes: [...rules.enrollmentModes],
    domains_default_role: roleKey(roleSet.defaultRoleId),
    initial_role_set_key: roleSet.key,
  };
}
