import type { SignInStatus } from "@clerk/shared/types";
import { updateClient } from "./client.ts";
import { enterpriseFactors } from "./enterprise-match.ts";
import { createSession } from "./session.ts";
import { settings } from "./settings.ts";
import { secondFactors, trustFactors, type Factor } from "./sign-in-factors.ts";
import { updateSignIn, type SignIn } from "./sign-in.ts";
import type { User } from "./user.ts";
import type { Instance } from "../instance.ts";

/** What is still missing. */
export function signInStatus(instance: Instance, signIn: SignIn): SignInStatus {
  if (signIn.createdSessionId) return "complete";
  const user = instance.store.users.get(signIn.userId ?? "");
  if (!user) return isEnterprise(instance, signIn) ? "needs_first_factor" : "needs_identifier";
  if (signIn.firstFactor?.status !== "verified") return "needs_first_factor";
  if (signIn.needsNewPassword) return "needs_new_password";
  if (signIn.secondFactor?.status === "verified") return "complete";
  if (asksSecondFactor(signIn, user)) return "needs_second_factor";
  return asksClientTrust(instance, signIn, user) ? "needs_client_trust" : "complete";
}

function isEnterprise(instance: Instance, { identifier }: SignIn): boolean {
  return enterpriseFactors(instance, identifier ?? "").length > 0;
}

export function neededSecondFactors(instance: Instance, signIn: SignIn): Factor[] {
  const user = instance.store.users.get(signIn.userId ?? "");
  if (!user) return [];
  const own = secondFactors(user);
  return own.length > 0 || !asksClientTrust(instance, signIn, user) ? own : trustFactors(user);
}

/** A ticket comes from somebody who already vouched for the user. */
function asksSecondFactor({ firstFactor }: SignIn, user: User): boolean {
  return firstFactor?.strategy !== "ticket" && secondFactors(user).length > 0;
}

/** A password alone is not enough on a client where this user never had a session. */
function asksClientTrust(instance: Instance, signIn: SignIn, user: User): boolean {
  if (!settings(instance).clientTrust || user.bypassClientTrust) return false;
  if (signIn.firstFactor?.strategy !== "password" || trustFactors(user).length === 0) return false;
  const { sessions } = instance.store;
  return !sessions.by("client", signIn.clientId).some(({ userId }) => userId === user.id);
}

/** Makes the session as soon as nothing is missing. */
export function advanceSignIn(instance: Instance, signIn: SignIn): SignIn {
  const isReady = signIn.createdSessionId === null && signInStatus(instance, signIn) === "complete";
  if (!isReady || signIn.userId === null) return signIn;
  const now = instance.now();
  const owner = { userId: signIn.userId, clientId: signIn.clientId };
  const session = createSession(instance, owner, {
    actor: signIn.actor,
    secondFactorAt: signIn.secondFactor?.status === "verified" ? now : null,
    ...expiry(signIn, now),
  });
  const user = instance.store.users.get(signIn.userId);
  if (user) {
    const times = { lastSignInAt: now, lastActiveAt: now };
    instance.store.users.put({ ...user, ...times, failedAttempts: 0 });
  }
  updateClient(instance, signIn.clientId, { signInId: null, lastActiveSessionId: session.id });
  return updateSignIn(instance, signIn.id, { createdSessionId: session.id });
}

/** A ticket may say how long its session lasts. */
function expiry({ sessionMaxDurationInSeconds: seconds }: SignIn, now: number) {
  return seconds === null ? {} : { expireAt: now + seconds * 1000 };
}
