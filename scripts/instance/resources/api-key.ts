import { randomBytes } from "node:crypto";
import type { APIKeyJSON } from "./sdk-json.ts";
import { newestFirst } from "./order.ts";
import { apiError, invalidParam, notFound } from "../errors.ts";
import type { Instance } from "../instance.ts";
import type { Claims } from "../tokens.ts";

/** Lets whoever holds it act for a user or an organization. */
export interface ApiKey {
  readonly id: string;
  readonly name: string;
  readonly description: string | null;
  /** A user or an organization. */
  readonly subject: string;
  readonly secret: string;
  readonly scopes: readonly string[];
  readonly claims: Claims | null;
  readonly createdBy: string | null;
  readonly revoked: boolean;
  readonly revocationReason: string | null;
  /** Null: never. */
  readonly expiresAt: number | null;
  readonly lastUsedAt: number | null;
  readonly createdAt: number;
  readonly updatedAt: number;
}

export type ApiKeyFields = Pick<
  ApiKey,
  "name" | "description" | "subject" | "scopes" | "claims" | "createdBy" | "expiresAt"
>;

export function getApiKey(instance: Instance, id: string): ApiKey {
  const key = instance.store.apiKeys.get(id);
  if (!key) throw notFound("API key", id);
  return key;
}

export function createApiKey(instance: Instance, fields: ApiKeyFields): ApiKey {
  checkSubject(instance, fields.subject);
  const now = instance.now();
  return instance.store.apiKeys.put({
    id: `ak_${randomBytes(16).toString("hex")}`,
    ...fields,
    secret: `ak_${randomBytes(32).toString("base64url")}`,
    revoked: false,
    revocationReason: null,
    lastUsedAt: null,
    createdAt: now,
    updatedAt: now,
  });
}

export function updateApiKey(
  instance: Instance,
  id: string,
  changes: Partial<ApiKeyFields>,
): ApiKey {
  if (changes.subject !== undefined) checkSubject(instance, changes.subject);
  return put(instance, { ...getApiKey(instance, id), ...changes });
}

export function revokeApiKey(instance: Instance, id: string, reason: string | null): ApiKey {
  return put(instance, { ...getApiKey(instance, id), revoked: true, revocationReason: reason });
}

export function deleteApiKey(instance: Instance, id: string) {
  getApiKey(instance, id);
  instance.store.apiKeys.delete(id);
  return { object: "api_key", id, deleted: true };
}

/** Refuses what is unknown, revoked or expired. */
export function verifyApiKey(instance: Instance, secret: string): ApiKey {
  const key = instance.store.apiKeys.find("secret", secret);
  if (!key || !isValid(instance, key)) throw invalid();
  return instance.store.apiKeys.put({ ...key, lastUsedAt: instance.now() });
}

export function listApiKeys(
  instance: Instance,
  { subject, query, includeInvalid }: { subject: string; query?: string; includeInvalid: boolean },
): ApiKey[] {
  const part = query?.toLowerCase();
  const found = instance.store.apiKeys
    .by("subject", subject)
    .filter((key) => includeInvalid || isValid(instance, key))
    .filter((key) => !part || key.id === query || key.name.toLowerCase().includes(part));
  return newestFirst(found);
}

/** The secret is shown to who made the key, and to who asks for it by name. */
export function apiKeyJson(instance: Instance, key: ApiKey): APIKeyJSON {
  return {
    object: "api_key",
    id: key.id,
    type: "api_key",
    name: key.name,
    description: key.description,
    subject: key.subject,
    scopes: [...key.scopes],
    claims: key.claims,
    revoked: key.revoked,
    revocation_reason: key.revocationReason,
    expired: isExpired(instance, key),
    expiration: key.expiresAt,
    created_by: key.createdBy,
    last_used_at: key.lastUsedAt,
    created_at: key.createdAt,
    updated_at: key.updatedAt,
  };
}

function isValid(instance: Instance, key: ApiKey): boolean {
  return !key.revoked && !isExpired(instance, key);
}

function isExpired(instance: Instance, { expiresAt }: ApiKey): boolean {
  return expiresAt !== null && instance.now() >= expiresAt;
}

function put(instance: Instance, changed: ApiKey): ApiKey {
  return instance.store.apiKeys.put({ ...changed, updatedAt: instance.now() });
}

function checkSubject({ store }: Instance, subject: string): void {
  if (store.users.get(subject) || store.organizations.get(subject)) return;
  const message = `Unexpected subject ${subject}, expected a user or an organization that exists`;
  throw invalidParam("subject", "form_param_value_invalid", "is invalid", message);
}

function invalid() {
  const message = "The API key is unknown, revoked or expired.";
  return apiError(404, "api_key_not_found", "API key not found", message);
}
