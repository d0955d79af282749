import type { ClientJSON } from "@clerk/backend";
import { isLive, sessionJson } from "./session.ts";
import { notFound } from "../errors.ts";
import type { Instance } from "../instance.ts";

/** A browser as Clerk sees it: what is signed in there, and what is being attempted. */
export interface Client {
  readonly id: string;
  readonly signInId: string | null;
  readonly signUpId: string | null;
  readonly lastActiveSessionId: string | null;
  readonly createdAt: number;
  readonly updatedAt: number;
}

export function createClient(instance: Instance): Client {
  const now = instance.now();
  return instance.store.clients.put({
    id: instance.newId("client"),
    signInId: null,
    signUpId: null,
    lastActiveSessionId: null,
    createdAt: now,
    updatedAt: now,
  });
}

export function getClient(instance: Instance, id: string): Client {
  const client = instance.store.clients.get(id);
  if (!client) throw notFound("client", id);
  return client;
}

export function updateClient(
  instance: Instance,
  id: string,
  changes: Partial<Pick<Client, "signInId" | "signUpId" | "lastActiveSessionId">>,
): Client {
  const client = getClient(instance, id);
  return instance.store.clients.put({ ...client, ...changes, updatedAt: instance.now() });
}

/** The Backend API's view; the Frontend API has one of its own. */
export function clientJson(instance: Instance, client: Client): ClientJSON {
  const sessions = instance.store.sessions
    .by("client", client.id)
    .filter((session) => isLive(instance, session));
  return {
    object: "client",
    id: client.id,
    session_ids: sessions.map((session) => session.id),
    sessions: sessions.map((session) => sessionJson(instance, session)),
    sign_in_id: client.signInId,
    sign_up_id: client.signUpId,
    last_active_session_id: client.lastActiveSessionId,
    last_authentication_strategy: null,
    created_at: client.createdAt,
    updated_at: client.updatedAt,
  };
}
