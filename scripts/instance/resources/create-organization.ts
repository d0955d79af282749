import { createMembership } from "./membership.ts";
import { newOrganization, type Organization, type OrganizationFields } from "./organization.ts";
import { getRole } from "./role.ts";
import { getUser } from "./user.ts";
import type { Instance } from "../instance.ts";

/** Its own file: it knows memberships, and those know organizations. */
export function createOrganization(
  instance: Instance,
  input: OrganizationFields & { name: string; createdBy?: string | null | undefined },
): Organization {
  const creator = input.createdBy ? getUser(instance, input.createdBy) : null;
  const organization = newOrganization(instance, { ...input, createdBy: creator?.id ?? null });
  if (creator) {
    const roleSet = instance.store.roleSets.get(organization.roleSetId);
    const role = getRole(instance, roleSet?.creatorRoleId ?? "").key;
    createMembership(instance, { organizationId: organization.id, userId: creator.id, role });
  }
  return organization;
}
