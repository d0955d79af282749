import { Hono } from "hono";
import type { Instance } from "../instance.ts";
import { jwksJson } from "../jwks.ts";

export const wellKnown = (instance: Instance) =>
  new Hono()
    .get("/jwks.json", async (c) => c.json(await jwksJson(instance)))
    .get("/openid-configuration", (c) =>
      c.json({
        ...serverJson(instance),
        introspection_endpoint: `${issuer(instance)}/oauth/token_info`,
        userinfo_endpoint: `${issuer(instance)}/oauth/userinfo`,
        response_modes_supported: ["query", "form_post"],
        backchannel_logout_supported: false,
        frontchannel_logout_supported: false,
      }),
    )
    .get("/oauth-authorization-server", (c) => c.json(serverJson(instance)))
    .get("/webauthn", (c) => c.json({ origins: [issuer(instance)] }))
    .get("/assetlinks.json", (c) => c.json([]))
    .get("/apple-app-site-association", (c) => c.json({ webcredentials: { apps: [] } }));

function issuer({ keys }: Instance): string {
  return `https://${keys.host}`;
}

/** What an OAuth client reads before it asks for anything. */
function serverJson(instance: Instance) {
  const base = issuer(instance);
  return {
    issuer: base,
    authorization_endpoint: `${base}/oauth/authorize`,
    token_endpoint: `${base}/oauth/token`,
    revocation_endpoint: `${base}/oauth/token/revoke`,
    jwks_uri: `${base}/.well-known/jwks.json`,
    scopes_supported: ["openid", "profile", "email", "public_metadata", "private_metadata"],
    response_types_supported: ["code"],
    grant_types_supported: ["authorization_code", "refresh_token"],
    subject_types_supported: ["public"],
    id_token_signing_alg_values_supported: ["RS256"],
    token_endpoint_auth_methods_supported: ["client_secret_basic", "none", "client_secret_post"],
    claims_supported: ["aud", "exp", "iat", "iss", "sub", "email", "name", "picture"],
    code_challenge_methods_supported: ["S256"],
  };
}
