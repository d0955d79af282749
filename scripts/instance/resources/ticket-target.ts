import { invalidTicket } from "./sign-in-ticket.ts";
import { ticketHolder } from "./ticket-holder.ts";
import type { Instance } from "../instance.ts";

/** Where an emailed ticket leads: to the app's page for it, to sign in or to sign up there. */
export function ticketTarget(instance: Instance, ticket: string) {
  const holder = ticketHolder(instance, ticket);
  if (!holder) throw invalidTicket();
  const status = holder.userId ? ("sign_in" as const) : ("sign_up" as const);
  return { redirectUrl: holder.redirectUrl ?? null, status };
}
