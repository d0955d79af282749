import type { OrganizationMembershipJSON } from "@clerk/backend";
import { mergeMetadata, type Metadata } from "./metadata.ts";
import { getOrganization, organizationJson, type Organization } from "./organization.ts";
import { publicUserData } from "./public-user-data.ts";
import { getRoleSet, roleSetRoles } from "./role-set.ts";
import { getRoleByKey, rolePermissions } from "./role.ts";
import { getUser } from "./user.ts";
import { apiError, notFound } from "../errors.ts";
import type { Instance } from "../instance.ts";

export interface Membership {
  readonly id: string;
  readonly organizationId: string;
  readonly userId: string;
  /** A role's key. */
  readonly role: string;
  readonly publicMetadata: Metadata;
  readonly privateMetadata: Metadata;
  readonly createdAt: number;
  readonly updatedAt: number;
}

export interface MembershipInput {
  organizationId: string;
  userId: string;
  role: string;
  publicMetadata?: Metadata | undefined;
  privateMetadata?: Metadata | undefined;
}

export function findMembership(
  instance: Instance,
  organizationId: string,
  userId: string,
): Membership | undefined {
  return instance.store.memberships.find("pair", pairOf({ organizationId, userId }));
}

export function getMembership(
  instance: Instance,
  organizationId: string,
  userId: string,
): Membership {
  const membership = findMembership(instance, organizationId, userId);
  if (!membership) throw notFound("organization membership", userId);
  return membership;
}

/** The key of the index that finds one membership. */
function pairOf({ organizationId, userId }: { organizationId: string; userId: string }): string {
  return `${organizationId}:${userId}`;
}

export function createMembership(instance: Instance, input: MembershipInput): Membership {
  const organization = getOrganization(instance, input.organizationId);
  const user = getUser(instance, input.userId);
  checkRole(instance, organization, input.role);
  if (findMembership(instance, organization.id, user.id)) throw alreadyMember();
  checkQuota(instance, organization);
  const now = instance.now();
  const membership = instance.store.memberships.put({
    id: instance.newId("orgmem"),
    organizationId: organization.id,
    userId: user.id,
    role: input.role,
    publicMetadata: input.publicMetadata ?? {},
    privateMetadata: input.privateMetadata ?? {},
    createdAt: now,
    updatedAt: now,
  });
  record(instance, "organizationMembership.created", membership);
  return membership;
}

export function updateMembershipRole(
  instance: Instance,
  organizationId: string,
  userId: string,
  role: string,
): Membership {
  const membership = getMembership(instance, organizationId, userId);
  checkRole(instance, getOrganization(instance, organizationId), role);
  return putMembership(instance, { ...membership, role });
}

export function mergeMembershipMetadata(
  instance: Instance,
  organizationId: string,
  userId: string,
  patch: { publicMetadata?: Metadata | undefined; privateMetadata?: Metadata | undefined },
): Membership {
  const membership = getMembership(instance, organizationId, userId);
  return putMembership(instance, {
    ...membership,
    publicMetadata: mergeMetadata(membership.publicMetadata, patch.publicMetadata ?? {}),
    privateMetadata: mergeMetadata(membership.privateMetadata, patch.privateMetadata ?? {}),
  });
}

/** Who leaves no longer has the organization active in any session. */
export function deleteMembership(
  instance: Instance,
  organizationId: string,
  userId: string,
): Membership {
  const membership = getMembership(instance, organizationId, userId);
  for (const session of instance.store.sessions.by("user", userId)) {
    if (session.lastActiveOrganizationId !== organizationId) continue;
    instance.store.sessions.put({ ...session, lastActiveOrganizationId: null });
  }
  instance.store.memberships.delete(membership.id);
  record(instance, "organizationMembership.deleted", membership);
  return membership;
}

export function membershipPermissions(instance: Instance, membership: Membership): string[] {
  const role = getRoleByKey(instance, membership.role);
  return rolePermissions(instance, role).map(({ key }) => key);
}

type MembershipWire = OrganizationMembershipJSON & { role_name: string };

export function membershipJson(instance: Instance, membership: Membership): MembershipWire {
  return {
    object: "organization_membership",
    id: membership.id,
    role: membership.role,
    role_name: getRoleByKey(instance, membership.role).name,
    permissions: membershipPermissions(instance, membership),
    public_metadata: membership.publicMetadata,
    private_metadata: membership.privateMetadata,
    organization: organizationJson(instance, getOrganization(instance, membership.organizationId)),
    public_user_data: publicUserData(instance, getUser(instance, membership.userId)),
    created_at: membership.createdAt,
    updated_at: membership.updatedAt,
  };
}

/** The one way a membership changes after creation: stamps the time, stores, and records it. */
export function putMembership(instance: Instance, changed: Membership): Membership {
  const membership = instance.store.memberships.put({ ...changed, updatedAt: instance.now() });
  record(instance, "organizationMembership.updated", membership);
  return membership;
}

function record(
  instance: Instance,
  type: `organizationMembership.${"created" | "updated" | "deleted"}`,
  membership: Membership,
): void {
  instance.events.record(type, membershipJson(instance, membership));
}

export function checkRole(instance: Instance, organization: Organization, key: string): void {
  const roles = roleSetRoles(instance, getRoleSet(instance, organization.roleSetId));
  if (!roles.some((role) => role.key === key)) throw notFound("organization role", key);
}

function checkQuota(instance: Instance, { id, maxAllowedMemberships }: Organization): void {
  const members = instance.store.memberships.countBy("organization", id);
  if (maxAllowedMemberships === 0 || members < maxAllowedMemberships) return;
  const message = `You have reached your limit of ${maxAllowedMemberships} organization memberships.`;
  throw apiError(
    403,
    "organization_membership_quota_exceeded",
    "organization membership quota exceeded",
    message,
  );
}

function alreadyMember() {
  const message = "User is already a member of the organization.";
  return apiError(400, "already_a_member_in_organization", message);
}
