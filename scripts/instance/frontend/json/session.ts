import type { Instance } from "../../instance.ts";
import { publicUserData } from "../../resources/public-user-data.ts";
import { sessionTasks } from "../../resources/session-task.ts";
import { factorAges, mintSessionToken } from "../../resources/session-token.ts";
import { isLive, sessionStatus, type Session } from "../../resources/session.ts";
import { getUser } from "../../resources/user.ts";
import { ownUserJson } from "./user.ts";

/** A session as its browser sees it, with a token to start from. */
export async function ownSessionJson(
  instance: Instance,
  session: Session,
  origin: string | undefined,
) {
  const user = getUser(instance, session.userId);
  return {
    ...bareSessionJson(instance, session),
    last_active_token: isLive(instance, session)
      ? await mintSessionToken(instance, session, { origin })
      : null,
    user: ownUserJson(instance, user),
    public_user_data: publicUserData(instance, user),
    factor_verification_age: factorAges(instance, session),
    created_at: session.createdAt,
    updated_at: session.updatedAt,
  };
}

/** What every view of a session has, the list of a user's devices included. */
export function bareSessionJson(instance: Instance, session: Session) {
  const tasks = sessionTasks(instance, session);
  return {
    object: "session" as const,
    id: session.id,
    status: sessionStatus(instance, session),
    expire_at: session.expireAt,
    abandon_at: session.abandonAt,
    last_active_at: session.lastActiveAt,
    last_active_organization_id: session.lastActiveOrganizationId,
    actor: session.actor,
    tasks: tasks.length > 0 ? tasks.map((key) => ({ key })) : null,
  };
}
