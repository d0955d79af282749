import type { Instance } from "../../instance.ts";
import { listOrganizationInvitations } from "../../resources/organization-invitation-list.ts";
import { organizationJson, type Organization } from "../../resources/organization.ts";

/** An organization as its members see it. */
export function ownOrganizationJson(instance: Instance, organization: Organization) {
  const {
    private_metadata: _,
    created_by: __,
    role_set_key: ___,
    ...json
  } = organizationJson(instance, organization);
  const pending = listOrganizationInvitations(
    instance,
    { organizationId: organization.id },
    { statuses: ["pending"] },
  );
  return {
    ...json,
    members_count: instance.store.memberships.countBy("organization", organization.id),
    pending_invitations_count: pending.length,
  };
}
