import { createClient } from "../../../scripts/instance/resources/client.ts";
import type { Instance } from "../../../scripts/instance/instance.ts";
import {
  createSession,
  listSessions,
  type SessionFields,
  updateSession,
} from "../../../scripts/instance/resources/session.ts";
import {
  mintSessionToken,
  type SessionTokenOptions,
} from "../../../scripts/instance/resources/session-token.ts";

export interface Identity extends SessionTokenOptions {
  userId: string;
  /** The organization that is active in the session. */
  organizationId?: string;
  session?: SessionFields;
}

/** The headers of a request by somebody who is signed in. */
export async function asUser(
  instance: Instance,
  identity: Identity,
): Promise<{ Authorization: string }> {
  const { userId, organizationId, session: fields, ...options } = identity;
  const session = createSession(
    instance,
    { userId, clientId: createClient(instance).id },
    { lastActiveOrganizationId: organizationId ?? null, ...fields },
  );
  const { jwt } = await mintSessionToken(instance, session, options);
  return { Authorization: `Bearer ${jwt}` };
}

/** Too long for any reverification. */
export const LONG_AGO = Date.now() - 25 * 60 * 60_000;

/** Lets somebody have signed in long ago. */
export function ageSignIn(instance: Instance, userId: string): void {
  for (const { id } of listSessions(instance, { userId }))
    updateSession(instance, id, { firstFactorAt: LONG_AGO });
}
