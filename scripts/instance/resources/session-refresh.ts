import { createHash, createHmac, timingSafeEqual } from "node:crypto";
import { mintSessionToken } from "./session-token.ts";
import type { Session } from "./session.ts";
import { apiError } from "../errors.ts";
import type { Instance } from "../instance.ts";

/** The secret a browser keeps beside the session token; follows from the session, so is not stored. */
export function refreshTokenOf({ keys }: Instance, session: Session): string {
  const mac = createHmac("sha256", keys.secretKey).update(`${session.id}:${session.clientId}`);
  return `rt_${mac.digest("base64url")}`;
}

/** A new session token for a browser that still has its refresh token. */
export async function refreshSession(
  instance: Instance,
  session: Session,
  refreshToken: string,
  origin: string,
): Promise<string> {
  const expected = Buffer.from(refreshTokenOf(instance, session));
  const given = Buffer.from(refreshToken);
  const isRight = given.length === expected.length && timingSafeEqual(given, expected);
  if (!isRight) throw invalid();
  return (await mintSessionToken(instance, session, { origin })).jwt;
}

/** As the app's server sets them; several apps on one host need the key's suffix. */
export function sessionCookies({ keys }: Instance, jwt: string, suffixed: boolean): string[] {
  const suffix = createHash("sha1").update(keys.publishableKey).digest("base64url").slice(0, 8);
  const names = suffixed ? ["__session", `__session_${suffix}`] : ["__session"];
  return names.map((name) => `${name}=${jwt}; Path=/; Max-Age=31536000; SameSite=Lax`);
}

function invalid() {
  const message = "Unexpected refresh token, expected the one of this session";
  return apiError(401, "refresh_token_invalid", "Invalid refresh token", message);
}
