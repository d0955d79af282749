import { newestFirst } from "./order.ts";
import { type OrganizationInvitation } from "./organization-invitation.ts";
import { organizationInvitationStatus } from "./organization-invitation-json.ts";
import type { User } from "./user.ts";
import type { Instance } from "../instance.ts";

export interface OrganizationInvitationFilter {
  statuses?: readonly string[] | undefined;
  emailAddress?: string | undefined;
  query?: string | undefined;
}

export function listOrganizationInvitations(
  instance: Instance,
  scope: { organizationId?: string; user?: User },
  { statuses, emailAddress, query }: OrganizationInvitationFilter = {},
): OrganizationInvitation[] {
  const found = inScope(instance, scope).filter(
    (invitation) =>
      (!statuses?.length ||
        statuses.includes(organizationInvitationStatus(instance, invitation))) &&
      (!emailAddress || invitation.emailAddress === emailAddress.toLowerCase()) &&
      (!query || invitation.id === query || invitation.emailAddress.includes(query.toLowerCase())),
  );
  return newestFirst(found);
}

function inScope(
  instance: Instance,
  { organizationId, user }: { organizationId?: string; user?: User },
): OrganizationInvitation[] {
  const { organizationInvitations } = instance.store;
  if (organizationId) return organizationInvitations.by("organization", organizationId);
  if (!user) return [...organizationInvitations.all()];
  return user.emailAddresses.flatMap((email) =>
    organizationInvitations.by("email", email.emailAddress),
  );
}
