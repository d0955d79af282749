import { timingSafeEqual } from "node:crypto";
import type { MiddlewareHandler } from "hono";
import { askingMachine } from "./machine-key.ts";
import { apiError } from "../errors.ts";
import type { Instance } from "../instance.ts";

/** Machines ask for and check their own tokens. */
const MACHINE_PATH = /^\/bapi\/v1\/m2m_tokens(?:\/|$)/;

/**
 * The Backend API's only guard: the instance's own secret key, as a bearer token and nowhere else.
 * Where machines may ask, a machine's key will do.
 */
export function secretKey(instance: Instance): MiddlewareHandler {
  const expected = `Bearer ${instance.keys.secretKey}`;
  return (c, next) => {
    const given = c.req.header("authorization");
    if (given === undefined) throw missing();
    if (equal(given, expected)) return next();
    const isMachine = MACHINE_PATH.test(c.req.path) && askingMachine(instance, given);
    if (!isMachine) throw invalid();
    return next();
  };
}

function equal(a: string, b: string): boolean {
  const left = Buffer.from(a);
  const right = Buffer.from(b);
  return left.length === right.length && timingSafeEqual(left, right);
}

function missing() {
  return apiError(
    401,
    "authorization_header_missing",
    "Invalid Authorization header format",
    'Unexpected request without an Authorization header, expected "Authorization: Bearer sk_test_…"',
  );
}

function invalid() {
  return apiError(
    401,
    "clerk_key_invalid",
    "The provided Clerk Secret Key is invalid. Make sure that your Clerk Secret Key is correct.",
  );
}
