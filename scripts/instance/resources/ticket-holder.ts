import { liveActorToken, spendActorToken } from "./actor-token.ts";
import { liveAgentTask, spendAgentTask } from "./agent-task.ts";
import { acceptInvitation, invitationStatus } from "./invitation.ts";
import { liveSignInToken, spendSignInToken } from "./sign-in-token.ts";
import type { Metadata } from "./metadata.ts";
import { acceptOrganizationInvitation } from "./organization-invitation.ts";
import { organizationInvitationStatus } from "./organization-invitation-json.ts";
import type { Instance } from "../instance.ts";

/** What a ticket stands for, whichever resource gave it out. */
export interface TicketHolder {
  /** The user who may sign in with it; undefined while nobody has that address. */
  userId: string | undefined;
  /** The address it proves for a new user. */
  emailAddress: string | undefined;
  publicMetadata?: Metadata;
  redirectUrl?: string | null;
  /** Who acts as the user; the session and its tokens say so. */
  actor?: Record<string, unknown>;
  sessionMaxDurationInSeconds?: number;
  /** Spends the ticket: an invitation makes the user a member. */
  redeem: (userId: string) => void;
}

/** Undefined when no live ticket has that secret. */
export function ticketHolder(instance: Instance, ticket: string): TicketHolder | undefined {
  return (
    organizationInvitation(instance, ticket) ??
    applicationInvitation(instance, ticket) ??
    signInToken(instance, ticket) ??
    actorToken(instance, ticket) ??
    agentTask(instance, ticket)
  );
}

function applicationInvitation(instance: Instance, ticket: string): TicketHolder | undefined {
  const invitation = instance.store.invitations.find("ticket", ticket);
  if (!invitation || invitationStatus(instance, invitation) !== "pending") return undefined;
  const { id, emailAddress, publicMetadata, redirectUrl } = invitation;
  return {
    userId: instance.store.users.find("email", emailAddress)?.id,
    emailAddress,
    publicMetadata,
    redirectUrl,
    redeem: () => void acceptInvitation(instance, id),
  };
}

function signInToken(instance: Instance, ticket: string): TicketHolder | undefined {
  const token = liveSignInToken(instance, ticket);
  return token && signsIn(token.userId, () => void spendSignInToken(instance, token));
}

function actorToken(instance: Instance, ticket: string): TicketHolder | undefined {
  const token = liveActorToken(instance, ticket);
  if (!token) return undefined;
  const { actor, sessionMaxDurationInSeconds } = token;
  const signedIn = signsIn(token.userId, () => void spendActorToken(instance, token));
  return { ...signedIn, actor, sessionMaxDurationInSeconds };
}

function agentTask(instance: Instance, ticket: string): TicketHolder | undefined {
  const task = liveAgentTask(instance, ticket);
  if (!task) return undefined;
  const { redirectUrl, agentId, sessionMaxDurationInSeconds } = task;
  const actor = { sub: agentId, type: "agent" };
  const signedIn = signsIn(task.userId, () => void spendAgentTask(instance, task));
  return { ...signedIn, actor, redirectUrl, sessionMaxDurationInSeconds };
}

function signsIn(userId: string, redeem: () => void): TicketHolder {
  return { userId, emailAddress: undefined, redeem };
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
