import type { ActorTokenJSON } from "@clerk/backend";
import { newTicket, ticketUrl } from "./ticket.ts";
import { getUser } from "./user.ts";
import { apiError, notFound } from "../errors.ts";
import type { Instance } from "../instance.ts";

/** Lets an actor sign in as its user: impersonation. The session's tokens carry `act`. */
export interface ActorToken {
  readonly id: string;
  readonly userId: string;
  readonly actor: Record<string, unknown>;
  readonly ticket: string;
  readonly status: ActorTokenJSON["status"];
  readonly sessionMaxDurationInSeconds: number;
  readonly expiresAt: number;
  readonly createdAt: number;
  readonly updatedAt: number;
}

export interface ActorTokenInput {
  userId: string;
  actor: Record<string, unknown>;
  lifetimeInSeconds: number;
  sessionMaxDurationInSeconds: number;
}

export function createActorToken(
  instance: Instance,
  { lifetimeInSeconds, ...input }: ActorTokenInput,
): ActorToken {
  getUser(instance, input.userId);
  const now = instance.now();
  return instance.store.actorTokens.put({
    id: instance.newId("act"),
    ...input,
    ticket: newTicket(),
    status: "pending",
    expiresAt: now + lifetimeInSeconds * 1000,
    createdAt: now,
    updatedAt: now,
  });
}

export function revokeActorToken(instance: Instance, id: string): ActorToken {
  const token = instance.store.actorTokens.get(id);
  if (!token) throw notFound("actor token", id);
  if (token.status !== "pending") throw notPending(token.status);
  return put(instance, { ...token, status: "revoked" });
}

/** The token a live ticket stands for. */
export function liveActorToken(instance: Instance, ticket: string): ActorToken | undefined {
  const token = instance.store.actorTokens.find("ticket", ticket);
  return token?.status === "pending" && instance.now() < token.expiresAt ? token : undefined;
}

export function spendActorToken(instance: Instance, token: ActorToken): ActorToken {
  return put(instance, { ...token, status: "accepted" });
}

export function actorTokenJson(instance: Instance, token: ActorToken): ActorTokenJSON {
  return {
    object: "actor_token",
    id: token.id,
    status: token.status,
    user_id: token.userId,
    actor: token.actor,
    token: token.ticket,
    url: ticketUrl(instance, token.ticket),
    created_at: token.createdAt,
    updated_at: token.updatedAt,
  };
}

function put(instance: Instance, changed: ActorToken): ActorToken {
  return instance.store.actorTokens.put({ ...changed, updatedAt: instance.now() });
}

function notPending(status: string) {
  const message = `Unexpected status ${status}, expected an actor token that is still pending`;
  return apiError(400, "actor_token_not_pending", "Actor token not pending", message);
}
