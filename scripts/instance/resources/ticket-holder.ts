import type { Metadata } from "./metadata.ts";
import {
  acceptOrganizationInvitation,
  organizationInvitationStatus,
} from "./organization-invitation.ts";
import type { Instance } from "../instance.ts";

/** What a ticket stands for, whichever resource gave it out. */
export interface TicketHolder {
  /** The user who may sign in with it; undefined while nobody has that address. */
  userId: string | undefined;
  /** The address it proves for a new user. */
  emailAddress: string | undefined;
  publicMetadata?: Metadata;
  redirectUrl?: string | null;
  /** Spends the ticket: an invitation makes the user a member. */
  redeem: (userId: string) => void;
}

/** Undefined when no live ticket has that secret. */
export function ticketHolder(instance: Instance, ticket: string): TicketHolder | undefined {
  return organizationInvitation(instance, ticket);
}

function organizationInvitation(instance: Instance, ticket: string): TicketHolder | undefined {
  const invitation = instance.store.organizationInvitations.find("ticket", ticket);
  if (!invitation || organizationInvitationStatus(instance, invitation) !== "pending") {
    return undefined;
  }
  const { emailAddress } = invitation;
  return {
    userId: instance.store.users.find("email", emailAddress)?.id,
    emailAddress,
    redirectUrl: invitation.redirectUrl,
    redeem: (userId) => void acceptOrganizationInvitation(instance, invitation.id, userId),
  };
}
