import {
  prepareFactor,
  tryFactor,
  unavailable,
  type FactorChoice,
  type FactorTry,
} from "./factor.ts";
import { enterpriseFactors } from "./enterprise-match.ts";
import { startOauth } from "./oauth-start.ts";
import { userByIdentifier } from "./identify.ts";
import { refusalOf } from "./lockout.ts";
import { neededSecondFactors, advanceSignIn, signInStatus } from "./sign-in-progress.ts";
import { endOtherSessions } from "./session.ts";
import { updateSignIn, type SignIn } from "./sign-in.ts";
import { getUser, updateUser, type User } from "./user.ts";
import { apiError, invalidParam } from "../errors.ts";
import type { Instance } from "../instance.ts";

export function identify(instance: Instance, signIn: SignIn, identifier: string): SignIn {
  const user = userByIdentifier(instance, identifier);
  const isEnterprise = enterpriseFactors(instance, identifier).length > 0;
  if (!user && isEnterprise) return updateSignIn(instance, signIn.id, { identifier });
  if (!user) throw unknownIdentifier();
  const refusal = refusalOf(instance, user);
  if (refusal) throw refusal;
  return updateSignIn(instance, signIn.id, { identifier, userId: user.id, firstFactor: null });
}

export function prepareFirstFactor(
  instance: Instance,
  signIn: SignIn,
  choice: FactorChoice & { redirectUrl?: string | undefined; completeUrl?: string | undefined },
): SignIn {
  if (choice.strategy === "enterprise_sso") {
    return updateSignIn(instance, signIn.id, {
      firstFactor: startOauth(instance, choice.strategy, signIn.identifier ?? undefined),
      redirectUrl: choice.redirectUrl ?? null,
      completeUrl: choice.completeUrl ?? null,
    });
  }
  const firstFactor = prepareFactor(instance, owner(instance, signIn), choice);
  const redirectUrl = choice.redirectUrl ?? signIn.redirectUrl;
  return updateSignIn(instance, signIn.id, { firstFactor, redirectUrl });
}

export function tryFirstFactor(instance: Instance, signIn: SignIn, attempt: FactorTry): SignIn {
  const user = owner(instance, signIn);
  if (signInStatus(instance, signIn) === "complete") throw finished();
  const proof = tryFactor(instance, user, signIn.firstFactor, attempt);
  const needsNewPassword = attempt.strategy.startsWith("reset_password") && !proof.refusal;
  const isCode = signIn.firstFactor?.strategy === attempt.strategy || !proof.refusal;
  const tried = isCode
    ? updateSignIn(instance, signIn.id, { firstFactor: proof.verification, needsNewPassword })
    : signIn;
  if (proof.refusal) throw proof.refusal;
  return advanceSignIn(instance, tried);
}

export function prepareSecondFactor(
  instance: Instance,
  signIn: SignIn,
  choice: FactorChoice,
): SignIn {
  const factor = offeredSecondFactor(instance, signIn, choice.strategy);
  const secondFactor = prepareFactor(instance, owner(instance, signIn), {
    strategy: choice.strategy,
    emailAddressId: choice.emailAddressId ?? factor.email_address_id,
    phoneNumberId: choice.phoneNumberId ?? factor.phone_number_id,
  });
  return updateSignIn(instance, signIn.id, { secondFactor });
}

export function trySecondFactor(instance: Instance, signIn: SignIn, attempt: FactorTry): SignIn {
  if (signIn.firstFactor?.status !== "verified") throw unavailable(attempt.strategy);
  offeredSecondFactor(instance, signIn, attempt.strategy);
  const proof = tryFactor(instance, owner(instance, signIn), signIn.secondFactor, attempt);
  const tried = updateSignIn(instance, signIn.id, { secondFactor: proof.verification });
  if (proof.refusal) throw proof.refusal;
  return advanceSignIn(instance, tried);
}

/** The end of "forgot password": only after a reset code was proven. */
export function resetPassword(
  instance: Instance,
  signIn: SignIn,
  plain: string,
  signOutOthers: boolean,
): SignIn {
  if (!signIn.needsNewPassword) throw unavailable("reset_password");
  const { id } = updateUser(instance, owner(instance, signIn).id, { password: { plain } });
  if (signOutOthers) endOtherSessions(instance, id);
  return advanceSignIn(instance, updateSignIn(instance, signIn.id, { needsNewPassword: false }));
}

function offeredSecondFactor(instance: Instance, signIn: SignIn, strategy: string) {
  const factor = neededSecondFactors(instance, signIn).find((offer) => offer.strategy === strategy);
  if (!factor) throw unavailable(strategy);
  return factor;
}

function owner(instance: Instance, { userId }: SignIn): User {
  if (userId === null) throw unknownIdentifier();
  return getUser(instance, userId);
}

export function unknownIdentifier() {
  const message = "Couldn't find your account.";
  return invalidParam("identifier", "form_identifier_not_found", message);
}

function finished() {
  return apiError(400, "sign_in_complete", "This sign-in is already complete.");
}
