import type { MiddlewareHandler } from "hono";
import { ApiError } from "../errors.ts";
import type { Instance } from "../instance.ts";
import { settings } from "../resources/settings.ts";

interface Limit {
  request: RegExp;
  most: number;
  milliseconds: number;
}

const TEN_SECONDS = 10_000;
const HOUR = 60 * 60_000;

/** As documented, beside the limit on everything. What the group captures is counted by itself. */
const LIMITS: readonly Limit[] = [
  { request: /^(POST \/invitations)$/, most: 100, milliseconds: HOUR },
  { request: /^(POST \/invitations\/bulk)$/, most: 25, milliseconds: HOUR },
  { request: /^(POST) \/organizations\/[^/]+\/invitations$/, most: 250, milliseconds: HOUR },
  { request: /^(POST) \/organizations\/[^/]+\/invitations\/bulk$/, most: 50, milliseconds: HOUR },
  {
    request: /^(?:PATCH|PUT) (\/users\/[^/]+)(?:\/metadata)?$/,
    most: 10,
    milliseconds: TEN_SECONDS,
  },
  {
    request: /^(?:PATCH|PUT) (\/organizations\/[^/]+)(?:\/metadata)?$/,
    most: 10,
    milliseconds: TEN_SECONDS,
  },
  {
    request: /^PATCH (\/organizations\/[^/]+\/memberships\/[^/]+)(?:\/metadata)?$/,
    most: 10,
    milliseconds: TEN_SECONDS,
  },
];

/** Every request but the JWKS; ten times as many for a production instance. */
function everything(production: boolean): Limit {
  const request = /^(?!GET \/jwks$)()/;
  return { request, most: production ? 1000 : 100, milliseconds: TEN_SECONDS };
}

interface Window {
  startedAt: number;
  count: number;
}

/** Counts in windows that begin with a limit's first request. */
export function backendLimits(instance: Instance, prefix: string): MiddlewareHandler {
  const windows = new Map<string, Window>();
  const check = (request: string, limit: Limit): void => {
    const counted = limit.request.exec(request)?.[1];
    if (counted === undefined) return;
    const now = instance.now();
    const key = `${limit.request.source} ${counted}`;
    const open = windows.get(key);
    const isOver = !open || now - open.startedAt >= limit.milliseconds || now < open.startedAt;
    const { startedAt, count } = isOver ? { startedAt: now, count: 0 } : open;
    if (count >= limit.most) throw tooMany(startedAt + limit.milliseconds - now);
    windows.set(key, { startedAt, count: count + 1 });
  };
  return (c, next) => {
    const { rateLimited, productionLimits } = settings(instance);
    if (rateLimited) {
      const request = `${c.req.method} ${c.req.path.slice(prefix.length)}`;
      for (const limit of [everything(productionLimits), ...LIMITS]) check(request, limit);
    }
    return next();
  };
}

function tooMany(milliseconds: number): ApiError {
  const message = "Too many requests. Please try again in a bit.";
  const detail = { code: "too_many_requests", message, long_message: message };
  return new ApiError(429, [detail], { "Retry-After": String(Math.ceil(milliseconds / 1000)) });
}
