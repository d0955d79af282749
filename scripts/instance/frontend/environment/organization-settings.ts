import type { Instance } from "../../instance.ts";
import { organizationSettingsJson as backendJson } from "../../resources/organization-settings.ts";
import { settings } from "../../resources/settings.ts";

export function organizationSettingsJson(instance: Instance) {
  const json = backendJson(instance);
  return {
    enabled: json.enabled,
    max_allowed_memberships: json.max_allowed_memberships,
    force_organization_selection: settings(instance).forceOrganizationSelection,
    actions: { admin_delete: json.admin_delete_enabled },
    domains: {
      enabled: json.domains_enabled,
      enrollment_modes: json.domains_enrollment_modes,
      default_role: json.domains_default_role,
    },
    slug: { disabled: json.slug_disabled },
    organization_creation_defaults: { enabled: false },
    creator_role: json.creator_role,
  };
}
