import { logoUrl, type Organization } from "./organization.ts";
import type { Instance } from "../instance.ts";

/** What people see of an organization they are not in yet. */
export function publicOrganizationData(instance: Instance, organization: Organization) {
  const { id, name, slug, imageId } = organization;
  return {
    id,
    name,
    slug,
    image_url: logoUrl(instance, organization),
    has_image: imageId !== null,
  };
}
