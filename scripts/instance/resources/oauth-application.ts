import { randomBytes } from "node:crypto";
import type { DeletedObjectJSON, OAuthApplicationJSON } from "@clerk/backend";
import { imageUrl, storeImage, type Upload } from "./image.ts";
import { notFound } from "../errors.ts";
import type { Instance } from "../instance.ts";

/** An app that signs people in with this instance as their identity provider. */
export interface OAuthApplication {
  readonly id: string;
  readonly name: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly imageId: string | null;
  readonly redirectUris: readonly string[];
  readonly scopes: string;
  readonly consentScreenEnabled: boolean;
  readonly pkceRequired: boolean;
  /** Has no secret to keep. */
  readonly public: boolean;
  readonly createdAt: number;
  readonly updatedAt: number;
}

export type OAuthApplicationFields = Pick<
  OAuthApplication,
  "name" | "redirectUris" | "scopes" | "consentScreenEnabled" | "pkceRequired" | "public"
>;

export function getOAuthApplication(instance: Instance, id: string): OAuthApplication {
  const application = instance.store.oauthApplications.get(id);
  if (!application) throw notFound("OAuth application", id);
  return application;
}

export function createOAuthApplication(
  instance: Instance,
  fields: OAuthApplicationFields,
): OAuthApplication {
  const now = instance.now();
  return instance.store.oauthApplications.put({
    id: instance.newId("oa"),
    ...fields,
    clientId: randomBytes(12).toString("base64url"),
    clientSecret: newSecret(),
    imageId: null,
    createdAt: now,
    updatedAt: now,
  });
}

export function updateOAuthApplication(
  instance: Instance,
  id: string,
  changes: Partial<OAuthApplicationFields>,
): OAuthApplication {
  return put(instance, { ...getOAuthApplication(instance, id), ...changes });
}

export function setOAuthApplicationLogo(
  instance: Instance,
  id: string,
  upload: Upload,
): OAuthApplication {
  const application = getOAuthApplication(instance, id);
  return put(instance, { ...application, imageId: storeImage(instance, upload) });
}

export function rotateClientSecret(instance: Instance, id: string): OAuthApplication {
  return put(instance, { ...getOAuthApplication(instance, id), clientSecret: newSecret() });
}

/** Its access tokens go with it. */
export function deleteOAuthApplication(instance: Instance, id: string): DeletedObjectJSON {
  const { clientId } = getOAuthApplication(instance, id);
  for (const token of instance.store.oauthTokens.by("application", clientId)) {
    instance.store.oauthTokens.delete(token.id);
  }
  instance.store.oauthApplications.delete(id);
  return { object: "oauth_application", id, deleted: true };
}

type Wire = OAuthApplicationJSON & { callback_url: string };

export function oauthApplicationJson(instance: Instance, application: OAuthApplication): Wire {
  const issuer = `https://${instance.keys.host}`;
  return {
    object: "oauth_application",
    id: application.id,
    instance_id: instance.keys.instanceId,
    name: application.name,
    client_id: application.clientId,
    client_uri: null,
    client_image_url: application.imageId && imageUrl(instance, application.imageId),
    dynamically_registered: false,
    consent_screen_enabled: application.consentScreenEnabled,
    pkce_required: application.pkceRequired,
    public: application.public,
    scopes: application.scopes,
    redirect_uris: [...application.redirectUris],
    callback_url: application.redirectUris[0] ?? "",
    authorize_url: `${issuer}/oauth/authorize`,
    token_fetch_url: `${issuer}/oauth/token`,
    user_info_url: `${issuer}/oauth/userinfo`,
    discovery_url: `${issuer}/.well-known/openid-configuration`,
    token_introspection_url: `${issuer}/oauth/token_info`,
    created_at: application.createdAt,
    updated_at: application.updatedAt,
  };
}

function newSecret(): string {
  return randomBytes(24).toString("base64url");
}

function put(instance: Instance, changed: OAuthApplication): OAuthApplication {
  return instance.store.oauthApplications.put({ ...changed, updatedAt: instance.now() });
}
