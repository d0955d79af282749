import type { DeletedObjectJSON } from "@clerk/backend";
import { deleteMembership } from "./membership.ts";
import { finishSession } from "./session.ts";
import { getUser } from "./user.ts";
import type { Instance } from "../instance.ts";

/** Deletes a user with everything that belongs to them. Its own file: it knows every resource that does. */
export function deleteUser(instance: Instance, id: string): DeletedObjectJSON {
  const user = getUser(instance, id);
  for (const session of instance.store.sessions.by("user", id)) {
    finishSession(instance, session.id, "removed");
    instance.store.sessions.delete(session.id);
  }
  for (const { organizationId } of instance.store.memberships.by("user", id)) {
    deleteMembership(instance, organizationId, id);
  }
  for (const key of instance.store.apiKeys.by("subject", id)) instance.store.apiKeys.delete(key.id);
  instance.store.users.delete(id);
  const deleted = { object: "user", id, deleted: true };
  instance.events.record("user.deleted", {
    ...deleted,
    ...(user.externalId ? { external_id: user.externalId } : {}),
  });
  return deleted;
}
