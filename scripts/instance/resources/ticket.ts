import { randomBytes } from "node:crypto";
import type { Instance } from "../instance.ts";

/** A secret that stands for an invitation or a sign-in token; travels as `__clerk_ticket`. */
export function newTicket(): string {
  return randomBytes(32).toString("base64url");
}

/** Where an emailed ticket leads: the Frontend API sends the browser on to the app. */
export function ticketUrl({ origins }: Instance, ticket: string): string {
  return `${origins.frontend}/v1/tickets/accept?ticket=${ticket}`;
}
