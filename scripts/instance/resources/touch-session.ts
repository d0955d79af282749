import { updateClient } from "./client.ts";
import { findMembership } from "./membership.ts";
import { getOrganization } from "./organization.ts";
import { updateSession, type Session } from "./session.ts";
import { apiError } from "../errors.ts";
import type { Instance } from "../instance.ts";

/** Says that somebody is there, and makes an organization active: `""` for none. */
export function touchSession(
  instance: Instance,
  session: Session,
  organization: string | undefined,
): Session {
  const { lastActiveOrganizationId } = sessionFor(instance, session, organization);
  const now = instance.now();
  const user = instance.store.users.get(session.userId);
  if (user) instance.store.users.put({ ...user, lastActiveAt: now });
  updateClient(instance, session.clientId, { lastActiveSessionId: session.id });
  return updateSession(instance, session.id, { lastActiveAt: now, lastActiveOrganizationId });
}

/** The session as it would be with that organization active; undefined leaves it as it is. */
export function sessionFor(
  instance: Instance,
  session: Session,
  organization: string | undefined,
): Session {
  if (organization === undefined) return session;
  if (organization === "") return { ...session, lastActiveOrganizationId: null };
  const { id } = getOrganization(instance, organization);
  if (!findMembership(instance, id, session.userId)) throw notAMember();
  return { ...session, lastActiveOrganizationId: id };
}

function notAMember() {
  const message = "You are not a member of this organization.";
  return apiError(403, "not_a_member_in_organization", message);
}

/** An app's route asked for this organization; who is no member keeps the one they have. */
export function selectOrganization(
  instance: Instance,
  devBrowserId: string,
  organization: string,
): void {
  const { store } = instance;
  const client = store.clients.get(store.devBrowsers.get(devBrowserId)?.clientId ?? "");
  const session = store.sessions.get(client?.lastActiveSessionId ?? "");
  const found =
    store.organizations.get(organization) ?? store.organizations.find("slug", organization);
  if (!session || !found || !findMembership(instance, found.id, session.userId)) return;
  touchSession(instance, session, found.id);
}
