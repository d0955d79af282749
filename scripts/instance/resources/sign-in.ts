import type { ExternalProfile } from "./external-profile.ts";
import { updateClient } from "./client.ts";
import type { Verification } from "./verification.ts";
import { notFound } from "../errors.ts";
import type { Instance } from "../instance.ts";

/** One attempt to sign in, on one client. Its status follows from what is proven. */
export interface SignIn {
  readonly id: string;
  readonly clientId: string;
  readonly identifier: string | null;
  readonly userId: string | null;
  readonly firstFactor: Verification | null;
  readonly secondFactor: Verification | null;
  /** After a reset code, until the new password is set. */
  readonly needsNewPassword: boolean;
  /** Who impersonates the user; from an actor token. */
  readonly actor: Record<string, unknown> | null;
  /** How long the session lasts at most; null: as long as any. */
  readonly sessionMaxDurationInSeconds: number | null;
  /** Where an email link or an OAuth provider sends the browser back to. */
  readonly redirectUrl: string | null;
  readonly completeUrl: string | null;
  /** Whom the OAuth provider named, when no user has that account yet. */
  readonly profile: ExternalProfile | null;
  readonly createdSessionId: string | null;
  readonly createdAt: number;
  readonly abandonAt: number;
}

const LIFETIME = 24 * 60 * 60_000;

export function createSignIn(
  instance: Instance,
  clientId: string,
  fields: Partial<Omit<SignIn, "id" | "clientId">> = {},
): SignIn {
  const now = instance.now();
  const signIn = instance.store.signIns.put({
    id: instance.newId("sia"),
    clientId,
    identifier: null,
    userId: null,
    firstFactor: null,
    secondFactor: null,
    needsNewPassword: false,
    actor: null,
    sessionMaxDurationInSeconds: null,
    redirectUrl: null,
    completeUrl: null,
    profile: null,
    createdSessionId: null,
    createdAt: now,
    abandonAt: now + LIFETIME,
    ...fields,
  });
  updateClient(instance, clientId, { signInId: signIn.id });
  return signIn;
}

/** A sign-in is visible to the client that started it alone. */
export function getSignIn(instance: Instance, id: string, clientId: string | undefined): SignIn {
  const signIn = instance.store.signIns.get(id);
  if (!signIn || signIn.clientId !== clientId) throw notFound("sign_in", id);
  return signIn;
}

export function updateSignIn(
  instance: Instance,
  id: string,
  changes: Partial<Omit<SignIn, "id" | "clientId">>,
): SignIn {
  const signIn = instance.store.signIns.get(id);
  if (!signIn) throw notFound("sign_in", id);
  return instance.store.signIns.put({ ...signIn, ...changes });
}
