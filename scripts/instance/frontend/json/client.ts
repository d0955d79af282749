import type { Instance } from "../../instance.ts";
import type { Client } from "../../resources/client.ts";
import { isLive } from "../../resources/session.ts";
import { ownSessionJson } from "./session.ts";
import { signInJson } from "./sign-in.ts";
import { signUpJson } from "./sign-up.ts";

/** A browser with what is signed in there and what is being attempted. */
export async function ownClientJson(
  instance: Instance,
  client: Client,
  origin: string | undefined,
) {
  const { store } = instance;
  const sessions = store.sessions.by("client", client.id).filter((one) => isLive(instance, one));
  const signIn = store.signIns.get(client.signInId ?? "");
  const signUp = store.signUps.get(client.signUpId ?? "");
  return {
    object: "client" as const,
    id: client.id,
    sessions: await Promise.all(sessions.map((one) => ownSessionJson(instance, one, origin))),
    sign_in: signIn ? signInJson(instance, signIn) : null,
    sign_up: signUp ? signUpJson(instance, signUp) : null,
    last_active_session_id: client.lastActiveSessionId,
    last_authentication_strategy: null,
    cookie_expires_at: null,
    captcha_bypass: true,
    created_at: client.createdAt,
    updated_at: client.updatedAt,
  };
}
