import { checkRole, createMembership, findMembership } from "./membership.ts";
import { sendMessage } from "./message.ts";
import type { Metadata } from "./metadata.ts";
import {
  organizationInvitationJson,
  organizationInvitationStatus,
} from "./organization-invitation-json.ts";
import { getOrganization, type Organization } from "./organization.ts";
import { newTicket, ticketUrl } from "./ticket.ts";
import { getUser } from "./user.ts";
import { apiError, invalidParam, notFound } from "../errors.ts";
import type { Instance } from "../instance.ts";

export type InvitationStatus = "pending" | "accepted" | "revoked" | "expired";

export interface OrganizationInvitation {
  readonly id: string;
  readonly organizationId: string;
  /** Lower case, like every address. */
  readonly emailAddress: string;
  readonly role: string;
  readonly inviterId: string | null;
  /** As last set; `organizationInvitationStatus` also knows whether it has expired since. */
  readonly status: InvitationStatus;
  readonly ticket: string;
  readonly redirectUrl: string | null;
  readonly publicMetadata: Metadata;
  readonly privateMetadata: Metadata;
  readonly expiresAt: number;
  readonly createdAt: number;
  readonly updatedAt: number;
}

export interface OrganizationInvitationInput {
  emailAddress: string;
  role: string;
  inviterId?: string | null | undefined;
  redirectUrl?: string | null | undefined;
  publicMetadata?: Metadata | undefined;
  privateMetadata?: Metadata | undefined;
  expiresInDays?: number | undefined;
  /** Whether an email is sent; yes, unless told otherwise. */
  notify?: boolean | undefined;
}

const DAY = 24 * 60 * 60 * 1000;

export function getOrganizationInvitation(
  instance: Instance,
  organizationId: string,
  id: string,
): OrganizationInvitation {
  const invitation = instance.store.organizationInvitations.get(id);
  if (invitation?.organizationId === organizationId) return invitation;
  throw notFound("organization invitation", id);
}

/** All or none: the first that is refused leaves nothing behind. */
export function createOrganizationInvitations(
  instance: Instance,
  organizationId: string,
  inputs: readonly OrganizationInvitationInput[],
): OrganizationInvitation[] {
  const organization = getOrganization(instance, organizationId);
  for (const input of inputs) check(instance, organization, input);
  const addresses = new Set(inputs.map(({ emailAddress }) => emailAddress.toLowerCase()));
  if (addresses.size < inputs.length) throw alreadyInvited();
  return inputs.map((input) => create(instance, organization, input));
}

export function revokeOrganizationInvitation(
  instance: Instance,
  organizationId: string,
  id: string,
): OrganizationInvitation {
  const invitation = getOrganizationInvitation(instance, organizationId, id);
  if (organizationInvitationStatus(instance, invitation) !== "pending") throw notPending();
  const revoked = put(instance, { ...invitation, status: "revoked" });
  const json = organizationInvitationJson(instance, revoked);
  instance.events.record("organizationInvitation.revoked", json);
  return revoked;
}

/** The invited user becomes a member. */
export function acceptOrganizationInvitation(
  instance: Instance,
  id: string,
  userId: string,
): OrganizationInvitation {
  const invitation = instance.store.organizationInvitations.get(id);
  if (!invitation) throw notFound("organization invitation", id);
  if (organizationInvitationStatus(instance, invitation) !== "pending") throw notPending();
  const { organizationId, role, publicMetadata } = invitation;
  createMembership(instance, { organizationId, userId, role, publicMetadata });
  const accepted = put(instance, { ...invitation, status: "accepted" });
  instance.events.record("organizationInvitation.accepted", {
    ...organizationInvitationJson(instance, accepted),
    status: "accepted",
    user_id: userId,
  });
  return accepted;
}

function create(
  instance: Instance,
  organization: Organization,
  input: OrganizationInvitationInput,
): OrganizationInvitation {
  const now = instance.now();
  const invitation = instance.store.organizationInvitations.put({
    id: instance.newId("orginv"),
    organizationId: organization.id,
    emailAddress: input.emailAddress.toLowerCase(),
    role: input.role,
    inviterId: input.inviterId ?? null,
    status: "pending",
    ticket: newTicket(),
    redirectUrl: input.redirectUrl ?? null,
    publicMetadata: input.publicMetadata ?? {},
    privateMetadata: input.privateMetadata ?? {},
    expiresAt: now + (input.expiresInDays ?? 30) * DAY,
    createdAt: now,
    updatedAt: now,
  });
  if (input.notify ?? true) sendInvitation(instance, organization, invitation);
  const json = organizationInvitationJson(instance, invitation);
  instance.events.record("organizationInvitation.created", json);
  return invitation;
}

function check(
  instance: Instance,
  organization: Organization,
  { emailAddress, role, inviterId }: OrganizationInvitationInput,
): void {
  const address = emailAddress.toLowerCase();
  checkRole(instance, organization, role);
  if (inviterId) getUser(instance, inviterId);
  const user = instance.store.users.find("email", address);
  if (user && findMembership(instance, organization.id, user.id)) throw alreadyMember(address);
  const isInvited = instance.store.organizationInvitations
    .by("email", address)
    .filter(({ organizationId }) => organizationId === organization.id)
    .some((invitation) => organizationInvitationStatus(instance, invitation) === "pending");
  if (isInvited) throw alreadyInvited();
}

function sendInvitation(
  instance: Instance,
  { name }: Organization,
  { emailAddress, ticket }: OrganizationInvitation,
): void {
  sendMessage(instance, {
    kind: "email",
    to: emailAddress,
    slug: "organization_invitation",
    subject: `Invitation to join ${name}`,
    link: ticketUrl(instance, ticket),
  });
}

function put(instance: Instance, changed: OrganizationInvitation): OrganizationInvitation {
  return instance.store.organizationInvitations.put({ ...changed, updatedAt: instance.now() });
}

function alreadyMember(address: string) {
  const message = `${address} is already a member of the organization.`;
  return apiError(400, "already_a_member_in_organization", message);
}

function alreadyInvited() {
  const message = "Duplicate invitation for an email address of this organization.";
  return invalidParam("email_address", "duplicate_record", "duplicate record", message);
}

function notPending() {
  const message = "Unexpected status, expected an invitation that is still pending";
  return apiError(400, "organization_invitation_not_pending", "Invitation not pending", message);
}
