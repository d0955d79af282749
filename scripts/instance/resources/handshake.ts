import { createHash, randomBytes } from "node:crypto";
import { mintSessionToken } from "./session-token.ts";
import { isLive, type Session } from "./session.ts";
import { notFound } from "../errors.ts";
import type { Instance } from "../instance.ts";
import { signJwt } from "../tokens.ts";

/** Cookies that wait for the app's server to fetch them, once. */
export interface Handshake {
  readonly id: string;
  readonly directives: readonly string[];
  readonly expireAt: number;
}

const YEAR = 365 * 24 * 60 * 60;
const LIFETIME = 60_000;

/** What the app's cookies must become for it to agree with the client about who is signed in. */
export async function handshakeDirectives(
  instance: Instance,
  devBrowserId: string,
  origin: string,
): Promise<string[]> {
  const session = activeSession(instance, devBrowserId);
  const jwt = session && (await mintSessionToken(instance, session, { origin })).jwt;
  const updatedAt = session ? Math.floor(session.createdAt / 1000) : 0;
  return [
    ...cookie(instance, "__clerk_db_jwt", devBrowserId),
    ...cookie(instance, "__client_uat", String(updatedAt)),
    ...cookie(instance, "__session", jwt ?? ""),
  ];
}

/** The older format: the directives travel in the URL, signed. */
export async function handshakeToken(instance: Instance, directives: string[]): Promise<string> {
  const issuedAt = Math.floor(instance.clock.tokenNow() / 1000);
  const key = await instance.keys.signing.current();
  return signJwt(key, { handshake: directives, iat: issuedAt, nbf: issuedAt, exp: issuedAt + 60 });
}

/** The newer format: a nonce travels, and the Backend API gives the directives for it. */
export function storeHandshake(instance: Instance, directives: string[]): string {
  const id = randomBytes(24).toString("base64url");
  instance.store.handshakes.put({ id, directives, expireAt: instance.now() + LIFETIME });
  return id;
}

/** Gives the directives out once. */
export function claimHandshake(instance: Instance, nonce: string): Handshake {
  const handshake = instance.store.handshakes.delete(nonce);
  if (!handshake || instance.now() >= handshake.expireAt) throw notFound("handshake", nonce);
  return handshake;
}

function activeSession(instance: Instance, devBrowserId: string): Session | undefined {
  const { store } = instance;
  const client = store.clients.get(store.devBrowsers.get(devBrowserId)?.clientId ?? "");
  if (!client) return undefined;
  const last = store.sessions.get(client.lastActiveSessionId ?? "");
  if (last && isLive(instance, last)) return last;
  return store.sessions.by("client", client.id).find((session) => isLive(instance, session));
}

/** Each one plain and with the publishable key's suffix, as several apps on one host need. */
function cookie(instance: Instance, name: string, value: string): string[] {
  const { publishableKey } = instance.keys;
  const suffix = createHash("sha1").update(publishableKey).digest("base64url").slice(0, 8);
  const age = value === "" ? "Expires=Thu, 01 Jan 1970 00:00:00 GMT" : `Max-Age=${YEAR}`;
  return [name, `${name}_${suffix}`].map(
    (full) => `${full}=${value}; Path=/; ${age}; SameSite=Lax`,
  );
}
