import type { MiddlewareHandler } from "hono";
import { ApiError } from "../errors.ts";
import type { Instance } from "../instance.ts";
import { settings } from "../resources/settings.ts";
import { isTestingToken } from "../resources/testing-token.ts";

interface Limit {
  name: string;
  path: RegExp;
  most: number;
}

/** As documented: so many requests of one address in ten seconds. */
const LIMITS: readonly Limit[] = [
  { name: "sign_ins", path: /^\/v1\/client\/sign_ins$/, most: 5 },
  { name: "sign_ups", path: /^\/v1\/client\/sign_ups$/, most: 5 },
  { name: "attempts", path: /^\/v1\/client\/sign_(?:in|up)s\/[^/]+\/attempt_\w+$/, most: 3 },
];
const WINDOW = 10_000;

/** A testing token, as Clerk's own test helpers send it, is not counted. */
export function frontendLimits(instance: Instance): MiddlewareHandler {
  const seen = new Map<string, number[]>();
  return (c, next) => {
    const limit = LIMITS.find(({ path }) => c.req.method === "POST" && path.test(c.req.path));
    if (!limit || !settings(instance).rateLimited) return next();
    if (isTestingToken(instance, c.req.query("__clerk_testing_token") ?? "")) return next();
    const key = `${limit.name} ${addressOf(c.env)}`;
    const now = instance.now();
    const recent = (seen.get(key) ?? []).filter((at) => now - at < WINDOW);
    const [first = now] = recent;
    if (recent.length >= limit.most) throw tooMany(first + WINDOW - now);
    seen.set(key, [...recent, now]);
    return next();
  };
}

function addressOf(env: unknown): string {
  const address: unknown = Object(Object(Object(env).incoming).socket).remoteAddress;
  return typeof address === "string" ? address : "";
}

function tooMany(milliseconds: number): ApiError {
  const message = "Too many requests. Please try again in a bit.";
  const detail = { code: "too_many_requests", message, long_message: message };
  return new ApiError(429, [detail], { "Retry-After": String(Math.ceil(milliseconds / 1000)) });
}
