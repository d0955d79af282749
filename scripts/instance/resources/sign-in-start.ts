import { enterpriseConnectionOf } from "./enterprise-match.ts";
import { startOauth } from "./oauth-start.ts";
import {
  identify,
  prepareFirstFactor,
  tryFirstFactor,
  unknownIdentifier,
} from "./sign-in-attempt.ts";
import { advanceSignIn } from "./sign-in-progress.ts";
import { updateSignIn, type SignIn } from "./sign-in.ts";
import { redeemSignInTicket } from "./sign-in-ticket.ts";
import { apiError } from "../errors.ts";
import type { Instance } from "../instance.ts";

export interface SignInStart {
  strategy?: string | undefined;
  identifier?: string | undefined;
  password?: string | undefined;
  code?: string | undefined;
  ticket?: string | undefined;
  transfer?: boolean | undefined;
}

/** One call may name the user, choose the strategy and prove it at once; each part is optional. */
export function startSignIn(instance: Instance, signIn: SignIn, start: SignInStart): SignIn {
  const { strategy, identifier, password, ticket, transfer } = start;
  if (transfer) return transferSignUp(instance, signIn);
  if (strategy === "ticket" || ticket) return redeemSignInTicket(instance, signIn, ticket ?? "");
  if (strategy === "enterprise_sso" && !enterpriseConnectionOf(instance, identifier ?? ""))
    throw unknownIdentifier();
  if (strategy && isExternal(strategy)) {
    const firstFactor = startOauth(instance, strategy, identifier);
    return updateSignIn(instance, signIn.id, { firstFactor, identifier: identifier ?? null });
  }
  if (!identifier) return signIn;
  const identified = identify(instance, signIn, identifier);
  if (password) {
    return tryFirstFactor(instance, identified, { strategy: "password", password });
  }
  if (!strategy || strategy === "password") return identified;
  return prepareFirstFactor(instance, identified, { strategy });
}

export function isExternal(strategy: string): boolean {
  return strategy.startsWith("oauth_") || strategy === "enterprise_sso" || strategy === "saml";
}

/** A sign-up at a provider turned out to be somebody who has an account. */
function transferSignUp(instance: Instance, signIn: SignIn): SignIn {
  const client = instance.store.clients.get(signIn.clientId);
  const { profile, externalVerification } =
    instance.store.signUps.get(client?.signUpId ?? "") ?? {};
  const user =
    profile &&
    instance.store.users.find("externalAccount", `${profile.provider}:${profile.providerUserId}`);
  if (!user || !externalVerification) {
    throw apiError(400, "sign_up_not_transferable", "There is no sign-up to transfer");
  }
  const { error: _, secret: __, ...verification } = externalVerification;
  const transferred = updateSignIn(instance, signIn.id, {
    userId: user.id,
    identifier: profile.emailAddress,
    firstFactor: { ...verification, status: "verified" },
  });
  return advanceSignIn(instance, transferred);
}
