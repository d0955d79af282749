import { updateClient } from "./client.ts";
import type { ExternalProfile } from "./external-profile.ts";
import type { Password } from "./password.ts";
import type { Verification } from "./verification.ts";
import { notFound } from "../errors.ts";
import type { Instance } from "../instance.ts";

/** What somebody told about themselves so far; a user once nothing is missing or unverified. */
export interface SignUp {
  readonly id: string;
  readonly clientId: string;
  readonly emailAddress: string | null;
  readonly phoneNumber: string | null;
  readonly username: string | null;
  readonly firstName: string | null;
  readonly lastName: string | null;
  readonly password: Password | null;
  readonly publicMetadata: Record<string, unknown>;
  readonly unsafeMetadata: Record<string, unknown>;
  readonly externalId: string | null;
  /** An app that adds steps of its own marks the attempt. */
  readonly customAction: boolean;
  readonly legalAcceptedAt: number | null;
  readonly emailVerification: Verification | null;
  readonly phoneVerification: Verification | null;
  readonly externalVerification: Verification | null;
  readonly profile: ExternalProfile | null;
  /** The ticket of the invitation it came with, which is accepted when the user is made. */
  readonly ticket: string | null;
  readonly redirectUrl: string | null;
  readonly completeUrl: string | null;
  readonly createdSessionId: string | null;
  readonly createdUserId: string | null;
  readonly createdAt: number;
  readonly abandonAt: number;
}

export type SignUpFields = Partial<Omit<SignUp, "id" | "clientId">>;

const LIFETIME = 24 * 60 * 60_000;

export function createSignUp(
  instance: Instance,
  clientId: string,
  fields: SignUpFields = {},
): SignUp {
  const now = instance.now();
  const signUp = instance.store.signUps.put({
    id: instance.newId("sua"),
    clientId,
    emailAddress: null,
    phoneNumber: null,
    username: null,
    firstName: null,
    lastName: null,
    password: null,
    publicMetadata: {},
    unsafeMetadata: {},
    externalId: null,
    customAction: false,
    legalAcceptedAt: null,
    emailVerification: null,
    phoneVerification: null,
    externalVerification: null,
    profile: null,
    ticket: null,
    redirectUrl: null,
    completeUrl: null,
    createdSessionId: null,
    createdUserId: null,
    createdAt: now,
    abandonAt: now + LIFETIME,
    ...fields,
  });
  updateClient(instance, clientId, { signUpId: signUp.id });
  return signUp;
}

/** A sign-up is visible to the client that started it alone. */
export function getSignUp(instance: Instance, id: string, clientId: string | undefined): SignUp {
  const signUp = instance.store.signUps.get(id);
  if (!signUp || signUp.clientId !== clientId) throw notFound("sign_up", id);
  return signUp;
}

/** Whichever client makes it: the Backend API sees them all. */
export function getAnySignUp(instance: Instance, id: string): SignUp {
  const signUp = instance.store.signUps.get(id);
  if (!signUp) throw notFound("sign_up", id);
  return signUp;
}

export function updateSignUp(instance: Instance, id: string, changes: SignUpFields): SignUp {
  return instance.store.signUps.put({ ...getAnySignUp(instance, id), ...changes });
}
