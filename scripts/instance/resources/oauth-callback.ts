import { enterpriseConnectionOf } from "./enterprise-match.ts";
import { newExternalAccount } from "./external-account.ts";
import type { ExternalProfile } from "./external-profile.ts";
import { advanceSignIn, signInStatus } from "./sign-in-progress.ts";
import { updateSignIn, type SignIn } from "./sign-in.ts";
import { advanceSignUp, signUpStatus } from "./sign-up-progress.ts";
import { fromProfile } from "./sign-up-start.ts";
import { updateSignUp, type SignUp } from "./sign-up.ts";
import { putUser, type User } from "./user.ts";
import type { Verification } from "./verification.ts";
import { apiError } from "../errors.ts";
import type { Instance } from "../instance.ts";

/** Where the browser goes next, and on which client's behalf. */
export interface Landing {
  url: string | null;
  clientId: string | null;
}

/** What the provider said, brought to whatever waits for it; null: the person said no. */
export function finishOauth(
  instance: Instance,
  state: string,
  profile: ExternalProfile | null,
): Landing {
  const { signIns, signUps, users } = instance.store;
  const signIn = signIns.find("token", state);
  if (signIn) return finishSignIn(instance, signIn, profile);
  const signUp = signUps.find("token", state);
  if (signUp) return finishSignUp(instance, signUp, profile);
  const user = users.find("token", state);
  if (user) return finishConnection(instance, user, state, profile);
  const message = "Unexpected state, expected one of a flow that waits for its provider";
  throw apiError(400, "oauth_invalid_state", "Invalid state", message);
}

function finishSignIn(
  instance: Instance,
  signIn: SignIn,
  profile: ExternalProfile | null,
): Landing {
  const isElsewhere = profile !== null && !isTheirDomain(instance, profile);
  const user = profile && !isElsewhere ? owner(instance, profile) : null;
  const firstFactor = isElsewhere
    ? settled(signIn.firstFactor, ELSEWHERE, "failed")
    : profile
      ? settled(signIn.firstFactor, user ? undefined : UNKNOWN)
      : settled(signIn.firstFactor, DENIED, "failed");
  const proven = updateSignIn(instance, signIn.id, {
    firstFactor,
    profile,
    userId: user?.id ?? null,
    identifier: profile?.emailAddress ?? null,
  });
  const next = user ? advanceSignIn(instance, proven) : proven;
  const isDone = signInStatus(instance, next) === "complete";
  return landing(next, isDone);
}

function finishSignUp(
  instance: Instance,
  signUp: SignUp,
  profile: ExternalProfile | null,
): Landing {
  const user = profile && owner(instance, profile);
  const error = user ? KNOWN : undefined;
  const externalVerification = profile
    ? settled(signUp.externalVerification, error)
    : settled(signUp.externalVerification, DENIED, "failed");
  const isNew = profile !== null && user === undefined;
  const proven = updateSignUp(instance, signUp.id, {
    ...(isNew ? fromProfile(profile) : { profile }),
    externalVerification,
  });
  const next = isNew ? advanceSignUp(instance, proven) : proven;
  return landing(next, signUpStatus(instance, next) === "complete");
}

/** A signed-in user adds an account to their profile. */
function finishConnection(
  instance: Instance,
  user: User,
  state: string,
  profile: ExternalProfile | null,
): Landing {
  const waiting = user.externalAccounts.find(({ verification }) => verification?.secret === state);
  const taken = profile && instance.store.users.find("externalAccount", accountKey(profile));
  const error = profile === null ? DENIED : taken ? KNOWN : undefined;
  const verification = settled(waiting?.verification ?? null, error, "failed");
  const externalAccounts = user.externalAccounts.map((account) =>
    account === waiting ? { ...account, ...(error ? {} : profile), verification } : account,
  );
  putUser(instance, { ...user, externalAccounts });
  return { url: waiting?.redirectUrl ?? null, clientId: null };
}

/** Whose account it is; somebody who has that verified address gets it linked. */
function owner(instance: Instance, profile: ExternalProfile): User | undefined {
  const { users } = instance.store;
  if (profile.provider === "enterprise_sso") return verifiedHolder(instance, profile);
  const linked = users.find("externalAccount", accountKey(profile));
  if (linked) return linked;
  const user = verifiedHolder(instance, profile);
  if (!user) return undefined;
  const externalAccounts = [...user.externalAccounts, newExternalAccount(instance, profile)];
  return putUser(instance, { ...user, externalAccounts });
}

function accountKey({ provider, providerUserId }: ExternalProfile): string {
  return `${provider}:${providerUserId}`;
}

function verifiedHolder(instance: Instance, profile: ExternalProfile): User | undefined {
  const user = instance.store.users.find("email", profile.emailAddress);
  const email = user?.emailAddresses.find((one) => one.emailAddress === profile.emailAddress);
  return email?.verification?.status === "verified" ? user : undefined;
}

/** An identity provider speaks for the addresses of its own domains alone. */
function isTheirDomain(instance: Instance, { provider, emailAddress }: ExternalProfile): boolean {
  if (provider !== "enterprise_sso") return true;
  return enterpriseConnectionOf(instance, emailAddress) !== undefined;
}

const ELSEWHERE = {
  code: "enterprise_sso_email_address_domain_mismatch",
  message: "Email domain mismatch",
  long_message: "The email address domain does not match the enterprise connection.",
};
const UNKNOWN = {
  code: "external_account_not_found",
  message: "Invalid external account",
  long_message: "The External Account was not found.",
};
const KNOWN = {
  code: "external_account_exists",
  message: "External account exists",
  long_message: "This external account already exists.",
};
const DENIED = {
  code: "oauth_access_denied",
  message: "Access denied",
  long_message: "You did not grant access to your account.",
};

/** The state is spent either way, so that nobody can answer twice. */
function settled(
  verification: Verification | null,
  error: Verification["error"],
  refused: "transferable" | "failed" = "transferable",
): Verification | null {
  if (!verification) return null;
  const { secret: _, externalUrl: __, error: ___, ...rest } = verification;
  return error ? { ...rest, status: refused, error } : { ...rest, status: "verified" };
}

function landing(
  { redirectUrl, completeUrl, clientId }: SignIn | SignUp,
  isDone: boolean,
): Landing {
  return { url: (isDone ? completeUrl : null) ?? redirectUrl, clientId };
}
