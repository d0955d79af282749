import type { Instance } from "../../instance.ts";
import { membershipJson as backendJson, type Membership } from "../../resources/membership.ts";
import { getOrganization } from "../../resources/organization.ts";
import { ownOrganizationJson } from "./organization.ts";

/** A membership as members see each other's. */
export function membershipJson(instance: Instance, membership: Membership) {
  const { private_metadata: _, ...json } = backendJson(instance, membership);
  const organization = getOrganization(instance, membership.organizationId);
  return { ...json, organization: ownOrganizationJson(instance, organization) };
}
