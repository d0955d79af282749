import { verify } from "node:crypto";
import { getClient, type Client } from "./client.ts";
import { apiError } from "../errors.ts";
import type { Instance } from "../instance.ts";

/** The client that a signed session or client token belongs to. */
export async function verifyClientToken(instance: Instance, token: string): Promise<Client> {
  const claims = await signedClaims(instance, token);
  if (!claims || !isInTime(instance, claims)) throw invalid();
  const sessionId = claims["sid"];
  const session =
    typeof sessionId === "string" ? instance.store.sessions.get(sessionId) : undefined;
  const clientId = claims["id"] ?? session?.clientId;
  if (typeof clientId !== "string") throw invalid();
  return getClient(instance, clientId);
}

/** The claims of a token this instance signed; its time is not looked at. */
async function signedClaims(
  instance: Instance,
  token: string,
): Promise<Record<string, unknown> | undefined> {
  const [header = "", payload = "", signature = ""] = token.split(".");
  const input = Buffer.from(`${header}.${payload}`);
  const { kid, publicPem } = await instance.keys.signing.current();
  if (keyId(header) !== kid) return undefined;
  const isOurs = verify("RSA-SHA256", input, publicPem, Buffer.from(signature, "base64url"));
  return isOurs ? JSON.parse(Buffer.from(payload, "base64url").toString()) : undefined;
}

/** The key is named by the token, as the SDKs look it up; the algorithm is ours to say, always RS256. */
function keyId(header: string): unknown {
  try {
    return Object(JSON.parse(Buffer.from(header, "base64url").toString())).kid;
  } catch {
    return undefined;
  }
}

function isInTime(instance: Instance, claims: Record<string, unknown>): boolean {
  const now = instance.now() / 1000;
  const { exp = Infinity, nbf = 0 } = claims;
  return Number(exp) > now && Number(nbf) <= now;
}

function invalid() {
  return apiError(401, "client_token_invalid", "Unexpected token, expected one of this instance");
}
