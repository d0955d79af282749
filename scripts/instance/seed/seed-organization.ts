import { findUser } from "./find-user.ts";
import type { SeedOrganization, SeedUser } from "./seed-body.ts";
import type { Instance } from "../instance.ts";
import { given } from "../middleware/fields.ts";
import { createOrganization } from "../resources/create-organization.ts";
import { createMembership, findMembership, updateMembershipRole } from "../resources/membership.ts";
import { createOrganizationDomain } from "../resources/organization-domain.ts";
import { createOrganizationInvitations } from "../resources/organization-invitation.ts";
import type { User } from "../resources/user.ts";

export function seedOrganization(
  instance: Instance,
  input: SeedOrganization,
  seeded: readonly User[],
): void {
  const userId = (user: SeedUser): string => findUser(instance, user, seeded).id;
  const { id } = createOrganization(instance, {
    name: input.name,
    slug: input.slug,
    maxAllowedMemberships: input.max_allowed_memberships ?? 0,
    createdAt: input.created_at,
    createdBy: input.created_by === undefined ? undefined : userId(input.created_by),
    ...metadataOf(input),
  });
  for (const member of input.members) {
    addMember(instance, { organizationId: id, userId: userId(member.user), ...member });
  }
  for (const { name, enrollment_mode: enrollmentMode, verified } of input.domains) {
    createOrganizationDomain(instance, id, { name, enrollmentMode, verified });
  }
  createOrganizationInvitations(
    instance,
    id,
    input.invitations.map(({ email_address: emailAddress, role, ...fields }) => ({
      emailAddress,
      role,
      ...metadataOf(fields),
    })),
  );
}

type Member = SeedOrganization["members"][number] & { organizationId: string; userId: string };

/** Who created the organization is a member already, and may be named again with another role. */
function addMember(instance: Instance, member: Member): void {
  const { organizationId, userId, role } = member;
  if (findMembership(instance, organizationId, userId)) {
    updateMembershipRole(instance, organizationId, userId, role);
  } else {
    createMembership(instance, { organizationId, userId, role, ...metadataOf(member) });
  }
}

function metadataOf(input: {
  public_metadata?: Record<string, unknown> | undefined;
  private_metadata?: Record<string, unknown> | undefined;
}) {
  return given({ publicMetadata: input.public_metadata, privateMetadata: input.private_metadata });
}
