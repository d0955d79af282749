import type { SessionJSON } from "@clerk/backend";
import { sessionTasks } from "./session-task.ts";
import { settings } from "./settings.ts";
import { userJson } from "./user-json.ts";
import { notFound } from "../errors.ts";
import type { Instance } from "../instance.ts";

export type SessionStatus =
  | "active"
  | "pending"
  | "ended"
  | "removed"
  | "revoked"
  | "replaced"
  | "expired"
  | "abandoned";

export interface Session {
  readonly id: string;
  readonly userId: string;
  readonly clientId: string;
  /** As last set; `sessionStatus` also knows whether time has run out since. */
  readonly status: SessionStatus;
  readonly lastActiveOrganizationId: string | null;
  readonly actor: Record<string, unknown> | null;
  /** When the first and the second factor were last proven; null: never. */
  readonly firstFactorAt: number | null;
  readonly secondFactorAt: number | null;
  readonly lastActiveAt: number;
  readonly expireAt: number;
  readonly abandonAt: number;
  readonly createdAt: number;
  readonly updatedAt: number;
}

export type SessionFields = Partial<
  Pick<
    Session,
    | "status"
    | "lastActiveOrganizationId"
    | "actor"
    | "firstFactorAt"
    | "secondFactorAt"
    | "lastActiveAt"
    | "expireAt"
  >
>;

export function createSession(
  instance: Instance,
  owner: { userId: string; clientId: string },
  fields: SessionFields = {},
): Session {
  const now = instance.now();
  const { sessionLifetimeInSeconds, sessionInactivityInSeconds } = settings(instance);
  const session = instance.store.sessions.put({
    id: instance.newId("sess"),
    ...owner,
    status: "active",
    lastActiveOrganizationId: null,
    actor: null,
    firstFactorAt: now,
    secondFactorAt: null,
    lastActiveAt: now,
    expireAt: now + sessionLifetimeInSeconds * 1000,
    abandonAt: now + sessionInactivityInSeconds * 1000,
    createdAt: now,
    updatedAt: now,
    ...fields,
  });
  recordSession(instance, "session.created", session);
  return session;
}

export function getSession(instance: Instance, id: string): Session {
  const session = instance.store.sessions.get(id);
  if (!session) throw notFound("session", id);
  return session;
}

export function updateSession(instance: Instance, id: string, fields: SessionFields): Session {
  const session = getSession(instance, id);
  return instance.store.sessions.put({ ...session, ...fields, updatedAt: instance.now() });
}

/** Ends a session that is still live; one that is over stays as it was. */
export function finishSession(
  instance: Instance,
  id: string,
  status: "ended" | "removed" | "revoked",
): Session {
  const session = getSession(instance, id);
  if (!isLive(instance, session)) return session;
  const finished = updateSession(instance, id, { status });
  recordSession(instance, `session.${status}`, finished);
  return finished;
}

/** Signs a user out everywhere but in the session they ask from. */
export function endOtherSessions(instance: Instance, userId: string, keptId?: string): void {
  for (const { id } of instance.store.sessions.by("user", userId)) {
    if (id !== keptId) finishSession(instance, id, "revoked");
  }
}

export function listSessions(
  instance: Instance,
  filter: {
    userId?: string | undefined;
    clientId?: string | undefined;
    status?: string | undefined;
  },
): Session[] {
  const { sessions } = instance.store;
  const found = filter.userId
    ? sessions.by("user", filter.userId)
    : filter.clientId
      ? sessions.by("client", filter.clientId)
      : [...sessions.all()];
  return found
    .filter((session) => !filter.clientId || session.clientId === filter.clientId)
    .filter((session) => !filter.status || sessionStatus(instance, session) === filter.status)
    .reverse();
}

export function sessionStatus(instance: Instance, session: Session): SessionStatus {
  if (session.status !== "active" && session.status !== "pending") return session.status;
  if (instance.now() >= session.expireAt) return "expired";
  if (instance.now() >= session.abandonAt) return "abandoned";
  return sessionTasks(instance, session).length > 0 ? "pending" : "active";
}

export function isLive(instance: Instance, session: Session): boolean {
  const status = sessionStatus(instance, session);
  return status === "active" || status === "pending";
}

export function sessionJson(instance: Instance, session: Session): SessionJSON {
  return {
    object: "session",
    id: session.id,
    user_id: session.userId,
    client_id: session.clientId,
    actor: session.actor,
    status: sessionStatus(instance, session),
    ...(session.lastActiveOrganizationId
      ? { last_active_organization_id: session.lastActiveOrganizationId }
      : {}),
    last_active_at: session.lastActiveAt,
    expire_at: session.expireAt,
    abandon_at: session.abandonAt,
    created_at: session.createdAt,
    updated_at: session.updatedAt,
  };
}

function recordSession(
  instance: Instance,
  type: "session.created" | "session.ended" | "session.removed" | "session.revoked",
  session: Session,
): void {
  const user = instance.store.users.get(session.userId);
  instance.events.record(type, {
    ...sessionJson(instance, session),
    user: user ? userJson(instance, user) : null,
  });
}
