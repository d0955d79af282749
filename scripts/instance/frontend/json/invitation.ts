import type { Instance } from "../../instance.ts";
import { type OrganizationInvitation } from "../../resources/organization-invitation.ts";
import { organizationInvitationWithOrganizationJson } from "../../resources/organization-invitation-json.ts";

/** Without the link: whoever holds it can take the invited person's place. */
export function ownInvitationJson(instance: Instance, invitation: OrganizationInvitation) {
  const {
    private_metadata: _,
    inviter_id: __,
    public_inviter_data: ___,
    ...json
  } = organizationInvitationWithOrganizationJson(instance, invitation);
  return { ...json, url: null };
}
