import { invalidTicket } from "./sign-in-ticket.ts";
import { updateSignUp, type SignUp } from "./sign-up.ts";
import { ticketHolder } from "./ticket-holder.ts";
import type { Instance } from "../instance.ts";

/** An invitation proves its email address; it is accepted once the user exists. */
export function redeemSignUpTicket(instance: Instance, signUp: SignUp, ticket: string): SignUp {
  const holder = ticketHolder(instance, ticket);
  if (!holder?.emailAddress) throw invalidTicket();
  return updateSignUp(instance, signUp.id, {
    emailAddress: holder.emailAddress,
    ticket,
    publicMetadata: holder.publicMetadata ?? {},
    emailVerification: {
      status: "verified",
      strategy: "ticket",
      attempts: null,
      expireAt: null,
    },
  });
}
