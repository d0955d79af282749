import {
  PUBLISHED,
  type PublishedOperation,
} from "../../../scripts/instance/published/published.ts";
import type { Randomness } from "./randomness.ts";

export interface RandomRequest {
  url: string;
  init: { method: string; headers: Record<string, string>; body?: string };
  /** Whether it carries the secret key; only then may private metadata come back. */
  hasKey: boolean;
}

export interface Known {
  secretKey: string;
  devBrowser: string;
  /** Ids, addresses and slugs that exist. */
  ids: readonly [string, ...string[]];
}

const METHODS = ["GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "HEAD"] as const;

const JUNK = [
  "",
  "0",
  "-1",
  "1e309",
  "null",
  "true",
  "[]",
  "{}",
  "a@b.co",
  "+15555550100",
  "org:admin",
  "password",
  "ticket",
  "email_code",
  "phone_code",
  "totp",
  "backup_code",
  "oauth_google",
  "__proto__",
  "constructor",
  "../../etc/passwd",
  "%00",
  "\u0000",
  "\ud800",
  "🦊",
  "<script>",
  "' OR 1=1 --",
  "x".repeat(5_000),
  "9007199254740993",
  "2026-02-30T25:61:00Z",
  "http://localhost:3000/",
  "javascript:alert(1)",
] as const;

const FIELDS = [
  "action",
  "action_token",
  "active_organization_id",
  "admin_delete_enabled",
  "backup_codes",
  "banned",
  "claims",
  "code",
  "created_at",
  "email_address",
  "email_addresses",
  "enabled",
  "expires_in_seconds",
  "external_id",
  "first_name",
  "format",
  "identifier",
  "key",
  "last_name",
  "legal_accepted",
  "limit",
  "locked",
  "max_allowed_memberships",
  "name",
  "offset",
  "order_by",
  "organization_id",
  "paginated",
  "password",
  "password_digest",
  "password_hasher",
  "permissions",
  "phone_number",
  "primary_email_address_id",
  "private_metadata",
  "public_metadata",
  "query",
  "redirect_url",
  "role",
  "scopes",
  "session_id",
  "slug",
  "status",
  "strategy",
  "subject",
  "template",
  "ticket",
  "token",
  "totp_secret",
  "type",
  "unsafe_metadata",
  "url",
  "user_id",
  "username",
  "verified",
  "web3_wallet",
] as const;

const TYPES = [
  "application/json",
  "application/json; charset=utf-16",
  "application/x-www-form-urlencoded",
  "multipart/form-data; boundary=x",
  "text/plain",
  "image/svg+xml",
] as const;

/** A published operation, mostly, with mostly sensible ids and mostly senseless input. */
export function randomRequest(random: Randomness, known: Known): RandomRequest {
  const isBackend = random.below(2) === 0;
  const hasKey = isBackend && random.below(8) > 0;
  const operation = pickOperation(random, isBackend ? PUBLISHED.backend : PUBLISHED.frontend);
  const method = random.below(10) === 0 ? random.pick(METHODS) : operation.method;
  const headers: Record<string, string> = hasKey
    ? { authorization: `Bearer ${known.secretKey}` }
    : {};
  const url = `${isBackend ? "/bapi/v1" : ""}${path(random, operation, known)}?${search(random, known)}`;
  if (method === "GET" || method === "HEAD") return { url, init: { method, headers }, hasKey };
  const type = random.pick(TYPES);
  const init = {
    method,
    headers: { ...headers, "content-type": type },
    body: body(random, known, type),
  };
  return { url, init, hasKey };
}

function pickOperation(random: Randomness, operations: PublishedOperation[]): PublishedOperation {
  const [first = { method: "GET", path: "/", operation: "" }, ...rest] = operations;
  return random.pick([first, ...rest]);
}

function path(random: Randomness, operation: PublishedOperation, known: Known): string {
  const filled = operation.path.replaceAll(/\{\w+\}/g, () =>
    encodeURIComponent(Buffer.from(text(random, known)).toString()),
  );
  return random.below(30) === 0
    ? `${filled}/${random.pick(["", "..", "%2e%2e", "%", "\\"])}`
    : filled;
}

function search(random: Randomness, known: Known): string {
  const params = new URLSearchParams();
  if (random.below(4) > 0) params.set("__clerk_db_jwt", known.devBrowser);
  for (let left = random.below(4); left > 0; left--) {
    params.append(random.pick(FIELDS), text(random, known));
  }
  return params.toString();
}

function body(random: Randomness, known: Known, type: string): string {
  if (random.below(10) === 0) return random.pick(JUNK);
  const fields: Record<string, unknown> = {};
  for (let left = random.below(6); left > 0; left--) {
    fields[random.pick(FIELDS)] = value(random, known, 3);
  }
  if (!type.includes("urlencoded")) return JSON.stringify(fields);
  const pairs = Object.entries(fields).map(([name, one]) => [name, String(one)]);
  return new URLSearchParams(Object.fromEntries(pairs)).toString();
}

function value(random: Randomness, known: Known, depth: number): unknown {
  const kind = random.below(depth > 0 ? 8 : 6);
  if (kind < 3) return text(random, known);
  if (kind === 3) return random.pick([0, -1, 1, 2 ** 53, 1.5, -0, 1e308]);
  if (kind === 4) return random.pick([true, false]);
  if (kind === 5) return null;
  const inner = () => value(random, known, depth - 1);
  return kind === 6 ? [inner(), inner()] : { [random.pick(FIELDS)]: inner() };
}

function text(random: Randomness, known: Known): string {
  return random.below(2) === 0 ? random.pick(known.ids) : random.pick(JUNK);
}
