import type { Context } from "hono";
import { apiError } from "../../errors.ts";
import type { Instance } from "../../instance.ts";
import type { SignedInEnv } from "../../middleware/signed-in.ts";
import { findMembership, membershipPermissions } from "../../resources/membership.ts";
import { getOrganization, type Organization } from "../../resources/organization.ts";

/** The organization of the path, if who asks is a member there and their role permits it. */
export function memberOf(
  instance: Instance,
  c: Context<SignedInEnv>,
  permission?: string,
): Organization {
  const organization = getOrganization(instance, c.req.param("organization") ?? "");
  const membership = findMembership(instance, organization.id, c.get("session").userId);
  if (!membership) throw notAMember();
  if (permission && !membershipPermissions(instance, membership).includes(permission)) {
    throw missingPermission(permission);
  }
  return organization;
}

function notAMember() {
  const message = "You are not a member of this organization.";
  return apiError(403, "not_a_member_in_organization", message);
}

function missingPermission(permission: string) {
  const message = `Unexpected role, expected one with the permission ${permission}`;
  return apiError(403, "missing_permission", "You do not have permission to do this", message);
}
