import type { Instance } from "../../instance.ts";
import { findRequest } from "../../resources/membership-request.ts";
import type { OrganizationDomain } from "../../resources/organization-domain.ts";
import { publicOrganizationData } from "../../resources/public-organization-data.ts";
import { getOrganization } from "../../resources/organization.ts";
import type { User } from "../../resources/user.ts";

/** An organization whose domain the user's address has; the domain's id stands for the suggestion. */
export function suggestionJson(instance: Instance, user: User, domain: OrganizationDomain) {
  const organization = getOrganization(instance, domain.organizationId);
  const isRequested = findRequest(instance, organization.id, user.id) !== undefined;
  return {
    object: "organization_suggestion" as const,
    id: domain.id,
    public_organization_data: publicOrganizationData(instance, organization),
    status: isRequested ? ("accepted" as const) : ("pending" as const),
    created_at: domain.createdAt,
    updated_at: domain.updatedAt,
  };
}
