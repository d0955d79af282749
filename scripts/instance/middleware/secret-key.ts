import { timingSafeEqual } from "node:crypto";
import type { MiddlewareHandler } from "hono";
import { apiError } from "../errors.ts";
import type { Instance } from "../instance.ts";

/** The Backend API's only guard: the instance's own secret key, as a bearer token and nowhere else. */
export function secretKey(instance: Instance): MiddlewareHandler {
  const expected = `Bearer ${instance.keys.secretKey}`;
  return (c, next) => {
    const given = c.req.header("authorization");
    if (given === undefined) throw missing();
    if (!equal(given, expected)) throw invalid();
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
