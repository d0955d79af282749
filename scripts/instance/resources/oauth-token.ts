import { randomBytes } from "node:crypto";
import type { IdPOAuthAccessTokenJSON } from "./sdk-json.ts";
import { getOAuthApplication } from "./oauth-application.ts";
import { getUser } from "./user.ts";
import { apiError, notFound } from "../errors.ts";
import type { Instance } from "../instance.ts";

/** What an OAuth application was given to act for a user. */
export interface OAuthToken {
  readonly id: string;
  readonly token: string;
  readonly clientId: string;
  readonly userId: string;
  readonly scopes: readonly string[];
  readonly revoked: boolean;
  readonly expiresAt: number;
  readonly createdAt: number;
  readonly updatedAt: number;
}

const DAY = 24 * 60 * 60 * 1000;

export function issueOAuthToken(
  instance: Instance,
  grant: { clientId: string; userId: string; scopes: readonly string[] },
): OAuthToken {
  getUser(instance, grant.userId);
  const now = instance.now();
  return instance.store.oauthTokens.put({
    id: `oat_${randomBytes(16).toString("hex")}`,
    token: `oat_${randomBytes(24).toString("base64url")}`,
    ...grant,
    revoked: false,
    expiresAt: now + DAY,
    createdAt: now,
    updatedAt: now,
  });
}

/** Refuses what is unknown, revoked or expired. */
export function verifyOAuthToken(instance: Instance, text: string): OAuthToken {
  const token = instance.store.oauthTokens.find("token", text);
  if (!token || token.revoked || instance.now() >= token.expiresAt) throw invalid();
  return token;
}

export function revokeOAuthToken(instance: Instance, applicationId: string, text: string): void {
  const { clientId } = getOAuthApplication(instance, applicationId);
  const token = instance.store.oauthTokens.find("token", text);
  if (token?.clientId !== clientId) throw notFound("OAuth access token", text.slice(0, 8));
  instance.store.oauthTokens.put({ ...token, revoked: true, updatedAt: instance.now() });
}

export function oauthTokenJson(instance: Instance, token: OAuthToken): IdPOAuthAccessTokenJSON {
  return {
    object: "clerk_idp_oauth_access_token",
    id: token.id,
    client_id: token.clientId,
    subject: token.userId,
    scopes: [...token.scopes],
    revoked: token.revoked,
    revocation_reason: null,
    expired: instance.now() >= token.expiresAt,
    expiration: token.expiresAt,
    created_at: token.createdAt,
    updated_at: token.updatedAt,
  };
}

function invalid() {
  const message = "The OAuth access token is unknown, revoked or expired.";
  return apiError(404, "oauth_access_token_not_found", "OAuth access token not found", message);
}
