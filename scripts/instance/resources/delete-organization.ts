import type { DeletedObjectJSON } from "@clerk/backend";
import { deleteImage } from "./image.ts";
import { deleteMembership } from "./membership.ts";
import { getOrganization } from "./organization.ts";
import type { Instance } from "../instance.ts";

/** Deletes an organization with all that belongs to it. Its own file: it knows every resource that does. */
export function deleteOrganization(instance: Instance, idOrSlug: string): DeletedObjectJSON {
  const { id, slug, imageId } = getOrganization(instance, idOrSlug);
  const { store } = instance;
  for (const { userId } of store.memberships.by("organization", id)) {
    deleteMembership(instance, id, userId);
  }
  for (const invitation of store.organizationInvitations.by("organization", id)) {
    store.organizationInvitations.delete(invitation.id);
  }
  for (const domain of store.organizationDomains.by("organization", id)) {
    store.organizationDomains.delete(domain.id);
  }
  for (const key of store.apiKeys.by("subject", id)) store.apiKeys.delete(key.id);
  deleteImage(instance, imageId);
  store.organizations.delete(id);
  const deleted = { object: "organization", id, slug, deleted: true };
  instance.events.record("organization.deleted", deleted);
  return deleted;
}
