import { verify } from "node:crypto";
import { getClient, type Client } from "./client.ts";
import { apiError } from "../errors.ts";
import type { Instance } from "../instance.ts";

/** The client that a signed session or client token belongs to. */
export async function verifyClientToken(instance: Instance, token: string): Promise<Client> {
  const claims = await signedClaims(instance, token);
  const sessionId = claims?.["sid"];
  const session =
    typeof sessionId === "string" ? instance.store.sessions.get(sessionId) : undefined;
  const clientId = claims?.["id"] ?? session?.clientId;
  if (typeof clientId !== "string") throw invalid();
  return getClient(instance, clientId);
}

/** The claims of a token this instance signed; its time is not looked at. */
export async function signedClaims(
  instance: Instance,
  token: string,
): Promise<Record<string, unknown> | undefined> {
  const [header = "", payload = "", signature = ""] = token.split(".");
  const input = Buffer.from(`${header}.${payload}`);
  const { publicPem } = await instance.keys.signing.current();
  const isOurs = verify("RSA-SHA256", input, publicPem, Buffer.from(signature, "base64url"));
  return isOurs ? JSON.parse(Buffer.from(payload, "base64url").toString()) : undefined;
}

function invalid() {
  return apiError(401, "client_token_invalid", "Unexpected token, expected one of this instance");
}
