import { randomBytes } from "node:crypto";
import type { TokenJSON } from "@clerk/backend";
import type { Session } from "./session.ts";
import type { Instance } from "../instance.ts";
import { signJwt, TOKEN_CATEGORY, type Claims } from "../tokens.ts";

export const SESSION_TOKEN_LIFETIME = 60;

export interface SessionTokenOptions {
  /** The page's origin; becomes `azp`. The Backend API has none to give. */
  origin?: string | undefined;
  lifetimeInSeconds?: number | undefined;
}

export async function mintSessionToken(
  instance: Instance,
  session: Session,
  options: SessionTokenOptions = {},
): Promise<TokenJSON> {
  const key = await instance.keys.signing.current();
  const claims = sessionClaims(instance, session, options);
  return { object: "token", jwt: await signJwt(key, claims, { cat: TOKEN_CATEGORY.session }) };
}

/** Version 2 of the session claims. */
export function sessionClaims(
  instance: Instance,
  session: Session,
  { origin, lifetimeInSeconds = SESSION_TOKEN_LIFETIME }: SessionTokenOptions,
): Claims {
  const issuedAt = Math.floor(instance.clock.tokenNow() / 1000);
  return {
    ...(origin ? { azp: origin } : {}),
    ...(session.actor ? { act: session.actor } : {}),
    exp: issuedAt + lifetimeInSeconds,
    fva: [age(instance, session.firstFactorAt), age(instance, session.secondFactorAt)],
    iat: issuedAt,
    iss: `https://${instance.keys.host}`,
    jti: randomBytes(10).toString("hex"),
    nbf: issuedAt - 10,
    sid: session.id,
    sts: session.status === "pending" ? "pending" : "active",
    sub: session.userId,
    v: 2,
  };
}

/** Whole minutes since a factor was proven; -1: never. */
function age(instance: Instance, provenAt: number | null): number {
  return provenAt === null ? -1 : Math.floor((instance.now() - provenAt) / 60_000);
}
