import { createMembership, findMembership } from "./membership.ts";
import { publicUserData } from "./public-user-data.ts";
import { getRole } from "./role.ts";
import { getUser, type User } from "./user.ts";
import type { OrganizationDomain } from "./organization-domain.ts";
import { getOrganization } from "./organization.ts";
import { notFound } from "../errors.ts";
import type { Instance } from "../instance.ts";

/** Somebody took up a suggestion and waits for an administrator's word. */
export interface MembershipRequest {
  readonly id: string;
  readonly organizationId: string;
  readonly userId: string;
  readonly status: "pending" | "accepted" | "revoked";
  readonly createdAt: number;
  readonly updatedAt: number;
}

/** The domains whose organizations suggest themselves to a user: verified on both sides. */
export function suggestedDomains(instance: Instance, user: User): OrganizationDomain[] {
  const names = user.emailAddresses
    .filter(({ verification }) => verification?.status === "verified")
    .map(({ emailAddress }) => emailAddress.slice(emailAddress.indexOf("@") + 1));
  return [...new Set(names)]
    .flatMap((name) => instance.store.organizationDomains.by("name", name))
    .filter(
      ({ enrollmentMode, verifiedAt, organizationId }) =>
        enrollmentMode === "automatic_suggestion" &&
        verifiedAt !== null &&
        !findMembership(instance, organizationId, user.id),
    );
}

export function requestMembership(
  instance: Instance,
  user: User,
  domainId: string,
): MembershipRequest {
  const domain = suggestedDomains(instance, user).find(({ id }) => id === domainId);
  if (!domain) throw notFound("organization_suggestion", domainId);
  const { organizationId } = domain;
  const existing = findRequest(instance, organizationId, user.id);
  if (existing) return existing;
  const now = instance.now();
  return instance.store.membershipRequests.put({
    id: instance.newId("orgmemreq"),
    organizationId,
    userId: user.id,
    status: "pending",
    createdAt: now,
    updatedAt: now,
  });
}

export function findRequest(
  instance: Instance,
  organizationId: string,
  userId: string,
): MembershipRequest | undefined {
  return instance.store.membershipRequests
    .by("user", userId)
    .find((request) => request.organizationId === organizationId && request.status === "pending");
}

/** Who is let in gets the role that new members have. */
export function settleRequest(
  instance: Instance,
  organizationId: string,
  id: string,
  status: "accepted" | "revoked",
): MembershipRequest {
  const request = instance.store.membershipRequests.get(id);
  if (request?.organizationId !== organizationId || request.status !== "pending") {
    throw notFound("organization_membership_request", id);
  }
  if (status === "accepted") {
    const { roleSetId } = getOrganization(instance, organizationId);
    const roleId = instance.store.roleSets.get(roleSetId)?.defaultRoleId ?? "";
    const role = getRole(instance, roleId).key;
    createMembership(instance, { organizationId, userId: request.userId, role });
  }
  return instance.store.membershipRequests.put({ ...request, status, updatedAt: instance.now() });
}

export function membershipRequestJson(instance: Instance, request: MembershipRequest) {
  return {
    object: "organization_membership_request" as const,
    id: request.id,
    organization_id: request.organizationId,
    status: request.status,
    public_user_data: publicUserData(instance, getUser(instance, request.userId)),
    created_at: request.createdAt,
    updated_at: request.updatedAt,
  };
}
