import { createHash } from "node:crypto";
import type { OauthAccessTokenJSON } from "@clerk/backend";
import type { ExternalAccount } from "./external-account.ts";
import type { User } from "./user.ts";

/** The document's `expires_at` may be null, the SDK's type leaves it out instead. */
type Wire = Omit<OauthAccessTokenJSON, "expires_at"> & {
  provider_user_id: string;
  expires_at: number | null;
};

/** What the fake provider would have given: one token per account, the same as long as it is linked. */
export function listOAuthAccessTokens(user: User, provider: string): Wire[] {
  const name = provider.replace(/^oauth_/, "");
  return user.externalAccounts
    .filter((account) => account.provider.replace(/^oauth_/, "") === name)
    .map(tokenJson);
}

function tokenJson(account: ExternalAccount): Wire {
  return {
    object: "oauth_access_token",
    external_account_id: account.id,
    provider_user_id: account.providerUserId,
    token: `fake_${createHash("sha256").update(account.id).digest("base64url")}`,
    provider: account.provider.startsWith("oauth_")
      ? account.provider
      : `oauth_${account.provider}`,
    public_metadata: {},
    label: null,
    scopes: account.approvedScopes.split(" ").filter(Boolean),
    expires_at: null,
  };
}
