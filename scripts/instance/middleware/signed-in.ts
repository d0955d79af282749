import type { Context, MiddlewareHandler } from "hono";
import { apiError, notFound } from "../errors.ts";
import type { Instance } from "../instance.ts";
import { isLive, type Session } from "../resources/session.ts";
import { getUser, type User } from "../resources/user.ts";
import { currentClient, type FrontendEnv } from "./dev-browser.ts";

export interface SignedInEnv {
  Variables: FrontendEnv["Variables"] & { session: Session };
}

/** Says who asks: the session that the query names, if it is live and this client's own. */
export function signedIn(instance: Instance): MiddlewareHandler<SignedInEnv> {
  return (c, next) => {
    const client = currentClient(instance, c);
    const id = c.req.query("_clerk_session_id") ?? client?.lastActiveSessionId ?? "";
    const session = instance.store.sessions.get(id);
    if (!client || session?.clientId !== client.id || !isLive(instance, session)) {
      throw signedOut();
    }
    c.set("session", session);
    return next();
  };
}

export function me(instance: Instance, c: Context<SignedInEnv>): User {
  return getUser(instance, c.get("session").userId);
}

/** A session of the asking client, over or not. */
export function ownSession<E extends FrontendEnv>(
  instance: Instance,
  c: Context<E>,
  id: string,
): Session {
  const session = instance.store.sessions.get(id);
  if (!session || session.clientId !== currentClient(instance, c)?.id) {
    throw notFound("session", id);
  }
  return session;
}

function signedOut() {
  const message = "You are signed out";
  return apiError(401, "signed_out", message, `${message}. Sign in to continue.`);
}
