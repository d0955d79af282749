import type { InvitationJSON } from "@clerk/backend";
import { sendMessage } from "./message.ts";
import type { Metadata } from "./metadata.ts";
import { newTicket, ticketUrl } from "./ticket.ts";
import { apiError, invalidParam, notFound } from "../errors.ts";
import type { Instance } from "../instance.ts";

/** An invitation to the application; its ticket proves the address when somebody signs up. */
export interface Invitation {
  readonly id: string;
  /** Lower case. */
  readonly emailAddress: string;
  readonly publicMetadata: Metadata;
  readonly redirectUrl: string | null;
  /** As last set; `invitationStatus` also knows whether it has expired since. */
  readonly status: InvitationJSON["status"];
  readonly ticket: string;
  readonly expiresAt: number;
  readonly createdAt: number;
  readonly updatedAt: number;
}

export interface InvitationInput {
  emailAddress: string;
  publicMetadata?: Metadata | undefined;
  redirectUrl?: string | null | undefined;
  notify?: boolean | undefined;
  /** Whether somebody who has an account, or an invitation, is invited all the same. */
  ignoreExisting?: boolean | undefined;
  expiresInDays?: number | undefined;
  templateSlug?: string | undefined;
}

const DAY = 24 * 60 * 60 * 1000;

/** All or none: the first that is refused leaves nothing behind. */
export function createInvitations(
  instance: Instance,
  inputs: readonly InvitationInput[],
): Invitation[] {
  for (const input of inputs) check(instance, input);
  return inputs.map((input) => create(instance, input));
}

export function revokeInvitation(instance: Instance, id: string): Invitation {
  const invitation = getInvitation(instance, id);
  if (invitationStatus(instance, invitation) === "pending") {
    return put(instance, { ...invitation, status: "revoked" });
  }
  throw apiError(400, "invitation_not_pending", "Only pending invitations can be revoked.");
}

/** Called once the invited person has an account. */
export function acceptInvitation(instance: Instance, id: string): Invitation {
  return put(instance, { ...getInvitation(instance, id), status: "accepted" });
}

export function getInvitation(instance: Instance, id: string): Invitation {
  const invitation = instance.store.invitations.get(id);
  if (!invitation) throw notFound("invitation", id);
  return invitation;
}

export function invitationStatus(
  instance: Instance,
  { status, expiresAt }: Invitation,
): Invitation["status"] {
  return status === "pending" && instance.now() >= expiresAt ? "expired" : status;
}

export function invitationJson(
  instance: Instance,
  invitation: Invitation,
): InvitationJSON & { expires_at: number } {
  const status = invitationStatus(instance, invitation);
  return {
    object: "invitation",
    id: invitation.id,
    email_address: invitation.emailAddress,
    public_metadata: invitation.publicMetadata,
    revoked: status === "revoked",
    status,
    url: ticketUrl(instance, invitation.ticket),
    expires_at: invitation.expiresAt,
    created_at: invitation.createdAt,
    updated_at: invitation.updatedAt,
  };
}

function create(instance: Instance, input: InvitationInput): Invitation {
  const now = instance.now();
  const invitation = instance.store.invitations.put({
    id: instance.newId("inv"),
    emailAddress: input.emailAddress.toLowerCase(),
    publicMetadata: input.publicMetadata ?? {},
    redirectUrl: input.redirectUrl ?? null,
    status: "pending",
    ticket: newTicket(),
    expiresAt: now + (input.expiresInDays ?? 30) * DAY,
    createdAt: now,
    updatedAt: now,
  });
  if (input.notify ?? true) send(instance, invitation, input.templateSlug);
  return invitation;
}

function send(instance: Instance, { emailAddress, ticket }: Invitation, slug = "invitation"): void {
  const link = ticketUrl(instance, ticket);
  const subject = "You are invited to sign up";
  sendMessage(instance, { kind: "email", to: emailAddress, slug, subject, link });
}

function check(instance: Instance, { emailAddress, ignoreExisting }: InvitationInput): void {
  if (ignoreExisting) return;
  const address = emailAddress.toLowerCase();
  if (instance.store.users.find("email", address)) {
    const message = "That email address is taken. Please try another.";
    throw invalidParam("email_address", "form_identifier_exists", message);
  }
  const isInvited = instance.store.invitations
    .by("email", address)
    .some((invitation) => invitationStatus(instance, invitation) === "pending");
  if (!isInvited) return;
  const message = `There are already pending invitations for ${address}.`;
  throw apiError(400, "duplicate_record", "duplicate invitation", message);
}

function put(instance: Instance, changed: Invitation): Invitation {
  return instance.store.invitations.put({ ...changed, updatedAt: instance.now() });
}
