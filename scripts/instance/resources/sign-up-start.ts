import { startOauth } from "./oauth-start.ts";
import { isExternal } from "./sign-in-start.ts";
import { answerSignUp, checkSignUpMode, type SignUpAnswers } from "./sign-up-attempt.ts";
import { advanceSignUp } from "./sign-up-progress.ts";
import { redeemSignUpTicket } from "./sign-up-ticket.ts";
import { updateSignUp, type SignUp } from "./sign-up.ts";
import { apiError } from "../errors.ts";
import type { Instance } from "../instance.ts";

export interface SignUpStart extends SignUpAnswers {
  strategy?: string | undefined;
  ticket?: string | undefined;
  transfer?: boolean | undefined;
}

export function startSignUp(instance: Instance, signUp: SignUp, start: SignUpStart): SignUp {
  const { strategy, ticket, transfer, ...answers } = start;
  if (strategy === "ticket" || ticket) {
    return answerSignUp(instance, redeemSignUpTicket(instance, signUp, ticket ?? ""), answers);
  }
  checkSignUpMode(instance);
  if (transfer) return transferSignIn(instance, signUp, answers);
  const answered = answerSignUp(instance, signUp, answers);
  if (!strategy || !isExternal(strategy)) return answered;
  const externalVerification = startOauth(instance, strategy, answers.emailAddress);
  return updateSignUp(instance, answered.id, { externalVerification });
}

/** A sign-in at a provider turned out to be somebody new. */
function transferSignIn(instance: Instance, signUp: SignUp, answers: SignUpAnswers): SignUp {
  const client = instance.store.clients.get(signUp.clientId);
  const signIn = instance.store.signIns.get(client?.signInId ?? "");
  if (!signIn?.profile || signIn.firstFactor?.status !== "transferable") {
    throw apiError(400, "sign_in_not_transferable", "There is no sign-in to transfer");
  }
  const { profile, firstFactor } = signIn;
  const { error: _, secret: __, ...verification } = firstFactor;
  const transferred = updateSignUp(instance, signUp.id, {
    ...fromProfile(profile),
    externalVerification: { ...verification, status: "verified" },
  });
  return advanceSignUp(instance, answerSignUp(instance, transferred, answers));
}

/** As the published document calls it; the SDK's types leave it open. */
function vouchedBy(provider: string): string {
  return provider === "enterprise_sso" ? "saml" : `from_${provider}`;
}

/** The provider vouches for the address. */
export function fromProfile(profile: NonNullable<SignUp["profile"]>) {
  return {
    profile,
    emailAddress: profile.emailAddress,
    firstName: profile.firstName || null,
    lastName: profile.lastName || null,
    emailVerification: {
      status: "verified" as const,
      strategy: vouchedBy(profile.provider),
      attempts: null,
      expireAt: null,
    },
  };
}
