import type { OrganizationInvitationJSON } from "@clerk/backend";
import type { InvitationStatus, OrganizationInvitation } from "./organization-invitation.ts";
import { getOrganization } from "./organization.ts";
import { publicOrganizationData } from "./public-organization-data.ts";
import { publicUserData } from "./public-user-data.ts";
import { getRoleByKey } from "./role.ts";
import { ticketUrl } from "./ticket.ts";
import type { Instance } from "../instance.ts";

/** With what time has done to a pending one. */
export function organizationInvitationStatus(
  instance: Instance,
  { status, expiresAt }: OrganizationInvitation,
): InvitationStatus {
  return status === "pending" && instance.now() >= expiresAt ? "expired" : status;
}

type Wire = OrganizationInvitationJSON & {
  inviter_id: string | null;
  public_inviter_data: ReturnType<typeof publicInviterData>;
};

export function organizationInvitationJson(
  instance: Instance,
  invitation: OrganizationInvitation,
): Wire {
  return {
    object: "organization_invitation",
    id: invitation.id,
    email_address: invitation.emailAddress,
    role: invitation.role,
    role_name: getRoleByKey(instance, invitation.role).name,
    organization_id: invitation.organizationId,
    inviter_id: invitation.inviterId,
    public_inviter_data: publicInviterData(instance, invitation.inviterId),
    status: organizationInvitationStatus(instance, invitation),
    public_metadata: invitation.publicMetadata,
    private_metadata: invitation.privateMetadata,
    url: ticketUrl(instance, invitation.ticket),
    expires_at: invitation.expiresAt,
    created_at: invitation.createdAt,
    updated_at: invitation.updatedAt,
  };
}

/** As lists over several organizations show it. */
export function organizationInvitationWithOrganizationJson(
  instance: Instance,
  invitation: OrganizationInvitation,
) {
  const organization = getOrganization(instance, invitation.organizationId);
  return {
    ...organizationInvitationJson(instance, invitation),
    public_organization_data: publicOrganizationData(instance, organization),
  };
}

function publicInviterData(instance: Instance, inviterId: string | null) {
  const user = inviterId === null ? undefined : instance.store.users.get(inviterId);
  if (!user) return null;
  const {
    username: _,
    banned: __,
    profile_image_url: ___,
    ...inviter
  } = publicUserData(instance, user);
  return inviter;
}
