import { randomBytes } from "node:crypto";
import type { M2MTokenJSON } from "./sdk-json.ts";
import { getMachine, type Machine } from "./machine.ts";
import { apiError, notFound } from "../errors.ts";
import type { Instance } from "../instance.ts";
import { signJwt, TOKEN_CATEGORY, type Claims } from "../tokens.ts";

/** What a machine shows to another one. A JWT is checked by its signature alone, so is not revoked. */
export interface M2MToken {
  readonly id: string;
  readonly machineId: string;
  /** What travels. */
  readonly token: string;
  readonly scopes: readonly string[];
  readonly claims: Claims | null;
  readonly revoked: boolean;
  readonly revocationReason: string | null;
  readonly expiresAt: number;
  readonly lastUsedAt: number | null;
  readonly createdAt: number;
  readonly updatedAt: number;
}

export interface M2MTokenInput {
  format: "opaque" | "jwt";
  lifetimeInSeconds?: number | undefined;
  claims: Claims | null;
  /** An opaque token that lives at least so much longer is given out again. */
  minRemainingSeconds?: number | undefined;
}

export async function createM2MToken(
  instance: Instance,
  machine: Machine,
  input: M2MTokenInput,
): Promise<M2MToken> {
  const lifetime = input.lifetimeInSeconds ?? machine.defaultTokenTtl;
  if (input.minRemainingSeconds !== undefined && input.minRemainingSeconds >= lifetime) {
    throw neverReusable(lifetime);
  }
  const reusable = reusableToken(instance, machine, input);
  if (reusable) return reusable;
  const now = instance.now();
  const expiresAt = now + lifetime * 1000;
  const base = {
    id: `mt_${randomBytes(16).toString("hex")}`,
    machineId: machine.id,
    scopes: machine.scopes,
    claims: input.claims,
    revoked: false,
    revocationReason: null,
    expiresAt,
    lastUsedAt: null,
    createdAt: now,
    updatedAt: now,
  };
  if (input.format === "jwt") return { ...base, token: await jwtOf(instance, base) };
  const token = `mt_${randomBytes(32).toString("base64url")}`;
  return instance.store.m2mTokens.put({ ...base, token });
}

/** Refuses what is unknown, revoked, expired, or meant for other machines than the asking one. */
export function verifyM2MToken(instance: Instance, text: string, asking?: Machine): M2MToken {
  const token = instance.store.m2mTokens.find("token", text);
  const isMine = !asking || token?.machineId === asking.id || token?.scopes.includes(asking.id);
  if (!token || !isMine || token.revoked || isExpired(instance, token)) throw invalid();
  return instance.store.m2mTokens.put({ ...token, lastUsedAt: instance.now() });
}

export function revokeM2MToken(
  instance: Instance,
  id: string,
  revocationReason: string | null,
  asking?: Machine,
): M2MToken {
  const token = instance.store.m2mTokens.get(id);
  if (!token || (asking && asking.id !== token.machineId)) throw notFound("M2M token", id);
  const updatedAt = instance.now();
  return instance.store.m2mTokens.put({ ...token, revoked: true, revocationReason, updatedAt });
}

export function listM2MTokens(
  instance: Instance,
  machineId: string,
  { revoked, expired }: { revoked: boolean; expired: boolean },
): M2MToken[] {
  getMachine(instance, machineId);
  return instance.store.m2mTokens
    .by("machine", machineId)
    .filter((token) => (revoked || !token.revoked) && (expired || !isExpired(instance, token)))
    .reverse();
}

/** The token itself is shown once, to who asked for it. */
export function m2mTokenJson(instance: Instance, token: M2MToken): M2MTokenJSON {
  return {
    object: "machine_to_machine_token",
    id: token.id,
    subject: token.machineId,
    scopes: [...token.scopes],
    claims: token.claims,
    revoked: token.revoked,
    revocation_reason: token.revocationReason,
    expired: isExpired(instance, token),
    expiration: token.expiresAt,
    last_used_at: token.lastUsedAt,
    created_at: token.createdAt,
    updated_at: token.updatedAt,
  };
}

function isExpired(instance: Instance, { expiresAt }: M2MToken): boolean {
  return instance.now() >= expiresAt;
}

function reusableToken(instance: Instance, machine: Machine, input: M2MTokenInput) {
  const { minRemainingSeconds, format, claims } = input;
  if (minRemainingSeconds === undefined || format === "jwt") return undefined;
  const until = instance.now() + minRemainingSeconds * 1000;
  return instance.store.m2mTokens
    .by("machine", machine.id)
    .filter((token) => !token.revoked && token.expiresAt >= until)
    .find((token) => JSON.stringify(token.claims) === JSON.stringify(claims));
}

async function jwtOf(instance: Instance, token: Omit<M2MToken, "token">): Promise<string> {
  const issuedAt = Math.floor(instance.clock.tokenNow() / 1000);
  const claims = {
    ...token.claims,
    aud: token.scopes,
    exp: issuedAt + Math.round((token.expiresAt - token.createdAt) / 1000),
    iat: issuedAt,
    iss: `https://${instance.keys.host}`,
    jti: token.id,
    nbf: issuedAt,
    // The SDK would read one scope without a name from an empty text.
    ...(token.scopes.length > 0 ? { scopes: token.scopes.join(" ") } : {}),
    sub: token.machineId,
  };
  return signJwt(await instance.keys.signing.current(), claims, { cat: TOKEN_CATEGORY.m2m });
}

function neverReusable(lifetime: number) {
  const message = `Unexpected min_remaining_ttl_seconds, expected less than the token's ${lifetime} s`;
  return apiError(400, "bad_request", "Bad Request", message);
}

function invalid() {
  const message = "The token is unknown, revoked, expired or not meant for this machine.";
  return apiError(404, "token_not_found", "Machine token not found", message);
}
