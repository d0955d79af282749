import { updateClient } from "./client.ts";
import { newExternalAccount } from "./external-account.ts";
import { createSession } from "./session.ts";
import { missingFields, unverifiedFields } from "./sign-up-requirements.ts";
import { updateSignUp, type SignUp } from "./sign-up.ts";
import { ticketHolder } from "./ticket-holder.ts";
import { completeWaitlistEntry } from "./waitlist-entry.ts";
import { createUser, type User } from "./user.ts";
import type { Instance } from "../instance.ts";

export type SignUpStatus = "missing_requirements" | "complete";

export function signUpStatus(instance: Instance, signUp: SignUp): SignUpStatus {
  if (signUp.createdUserId) return "complete";
  const isOpen =
    missingFields(instance, signUp).length > 0 ||
    unverifiedFields(signUp).length > 0 ||
    (signUp.externalVerification !== null && signUp.externalVerification.status !== "verified");
  return isOpen || !hasIdentifier(signUp) ? "missing_requirements" : "complete";
}

/** Makes the user and their session as soon as nothing is missing. */
export function advanceSignUp(instance: Instance, signUp: SignUp): SignUp {
  if (signUp.createdUserId || signUpStatus(instance, signUp) !== "complete") return signUp;
  const user = userOf(instance, signUp);
  if (signUp.emailAddress) completeWaitlistEntry(instance, signUp.emailAddress);
  if (signUp.ticket) ticketHolder(instance, signUp.ticket)?.redeem(user.id);
  const session = createSession(instance, { userId: user.id, clientId: signUp.clientId });
  const now = instance.now();
  instance.store.users.put({ ...user, lastSignInAt: now, lastActiveAt: now });
  updateClient(instance, signUp.clientId, { signUpId: null, lastActiveSessionId: session.id });
  return updateSignUp(instance, signUp.id, {
    createdUserId: user.id,
    createdSessionId: session.id,
  });
}

function hasIdentifier({ emailAddress, phoneNumber, username, profile }: SignUp): boolean {
  return Boolean(emailAddress ?? phoneNumber ?? username ?? profile);
}

function userOf(instance: Instance, signUp: SignUp): User {
  const { emailAddress, phoneNumber, emailVerification, phoneVerification, password } = signUp;
  const email = emailAddress && { emailAddress, verification: emailVerification ?? undefined };
  const phone = phoneNumber && { phoneNumber, verification: phoneVerification ?? undefined };
  return createUser(instance, {
    username: signUp.username,
    firstName: signUp.firstName,
    lastName: signUp.lastName,
    publicMetadata: signUp.publicMetadata,
    unsafeMetadata: signUp.unsafeMetadata,
    legalAcceptedAt: signUp.legalAcceptedAt,
    externalId: signUp.externalId,
    emailAddresses: email ? [email] : [],
    phoneNumbers: phone ? [phone] : [],
    externalAccounts: isSocial(signUp.profile)
      ? [newExternalAccount(instance, signUp.profile)]
      : [],
    ...(password ? { password: { digest: password } } : {}),
  });
}

/** An identity provider's account is no connected account. */
function isSocial(profile: SignUp["profile"]): profile is NonNullable<SignUp["profile"]> {
  return profile !== null && profile.provider !== "enterprise_sso";
}
