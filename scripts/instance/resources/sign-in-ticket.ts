import { refusalOf } from "./lockout.ts";
import { advanceSignIn } from "./sign-in-progress.ts";
import { updateSignIn, type SignIn } from "./sign-in.ts";
import { ticketHolder } from "./ticket-holder.ts";
import { apiError } from "../errors.ts";
import type { Instance } from "../instance.ts";

/** A sign-in token, or an invitation to an organization for somebody who has an account. */
export function redeemSignInTicket(instance: Instance, signIn: SignIn, ticket: string): SignIn {
  const holder = ticketHolder(instance, ticket);
  const user = instance.store.users.get(holder?.userId ?? "");
  if (!holder || !user) throw invalidTicket();
  const refusal = refusalOf(instance, user);
  if (refusal) throw refusal;
  holder.redeem(user.id);
  const proven = updateSignIn(instance, signIn.id, {
    userId: user.id,
    actor: holder.actor ?? null,
    sessionMaxDurationInSeconds: holder.sessionMaxDurationInSeconds ?? null,
    firstFactor: { status: "verified", strategy: "ticket", attempts: null, expireAt: null },
  });
  return advanceSignIn(instance, proven);
}

export function invalidTicket() {
  return apiError(400, "ticket_invalid_code", "The ticket is invalid or was used already.");
}
