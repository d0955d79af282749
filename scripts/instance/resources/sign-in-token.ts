import type { SignInTokenJSON } from "@clerk/backend";
import { newTicket, ticketUrl } from "./ticket.ts";
import { getUser } from "./user.ts";
import { apiError, notFound } from "../errors.ts";
import type { Instance } from "../instance.ts";

/** Signs its user in, once, by strategy `ticket`. */
export interface SignInToken {
  readonly id: string;
  readonly userId: string;
  readonly ticket: string;
  readonly status: SignInTokenJSON["status"];
  readonly expiresAt: number;
  readonly createdAt: number;
  readonly updatedAt: number;
}

const MONTH = 30 * 24 * 60 * 60;

export function createSignInToken(
  instance: Instance,
  userId: string,
  lifetimeInSeconds = MONTH,
): SignInToken {
  getUser(instance, userId);
  const now = instance.now();
  return instance.store.signInTokens.put({
    id: instance.newId("sit"),
    userId,
    ticket: newTicket(),
    status: "pending",
    expiresAt: now + lifetimeInSeconds * 1000,
    createdAt: now,
    updatedAt: now,
  });
}

export function revokeSignInToken(instance: Instance, id: string): SignInToken {
  const token = instance.store.signInTokens.get(id);
  if (!token) throw notFound("sign-in token", id);
  if (token.status !== "pending") throw notPending(token.status);
  return put(instance, { ...token, status: "revoked" });
}

/** The token a live ticket stands for. */
export function liveSignInToken(instance: Instance, ticket: string): SignInToken | undefined {
  const token = instance.store.signInTokens.find("ticket", ticket);
  return token?.status === "pending" && instance.now() < token.expiresAt ? token : undefined;
}

export function spendSignInToken(instance: Instance, token: SignInToken): SignInToken {
  return put(instance, { ...token, status: "accepted" });
}

export function signInTokenJson(instance: Instance, token: SignInToken): SignInTokenJSON {
  return {
    object: "sign_in_token",
    id: token.id,
    user_id: token.userId,
    token: token.ticket,
    status: token.status,
    url: ticketUrl(instance, token.ticket),
    created_at: token.createdAt,
    updated_at: token.updatedAt,
  };
}

function put(instance: Instance, changed: SignInToken): SignInToken {
  return instance.store.signInTokens.put({ ...changed, updatedAt: instance.now() });
}

function notPending(status: string) {
  const message = `Unexpected status ${status}, expected a sign-in token that is still pending`;
  return apiError(400, "sign_in_token_not_pending", "Sign-in token not pending", message);
}
