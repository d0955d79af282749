import { setTimeout as pause } from "node:timers/promises";
import { RESPONSE_ALREADY_SENT } from "@hono/node-server/utils/response";
import type { Context, MiddlewareHandler } from "hono";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import { ApiError } from "../errors.ts";
import type { FaultEffect, FaultyRequest } from "../faults.ts";
import type { Instance } from "../instance.ts";

/** The one place where faults happen: before any guard, as they would on the way to Clerk. */
export function injectFaults({ faults }: Instance): MiddlewareHandler {
  return async (c, next) => {
    const request = faultyRequest(c);
    const effects = request ? faults.strike(request) : [];
    for (const effect of effects) {
      const response = await suffer(c, effect);
      if (response) return response;
    }
    await next();
  };
}

/** The control API and the page stay out of it, or nobody could end an outage. */
function faultyRequest({ req: { method, path } }: Context): FaultyRequest | undefined {
  if (method === "OPTIONS") return undefined;
  if (path.startsWith("/bapi/v1/")) return { api: "backend", method, path: path.slice(8) };
  const isFrontend = /^\/(?:v1|npm|\.well-known)\//.test(path);
  return isFrontend ? { api: "frontend", method, path } : undefined;
}

async function suffer(c: Context, effect: FaultEffect): Promise<Response | undefined> {
  switch (effect.kind) {
    case "latency":
      await pause(effect.milliseconds);
      return undefined;
    case "error":
      throw fault(c, effect.status, effect.code, effect.message ?? "An injected fault");
    case "rate_limit":
      throw fault(c, 429, "too_many_requests", "Too many requests. Please try again later.", {
        "retry-after": String(effect.retryAfter),
      });
    case "outage":
      if (effect.how === "unavailable" || !drop(c)) {
        throw fault(c, 503, "service_unavailable", "Service unavailable");
      }
      return RESPONSE_ALREADY_SENT;
  }
}

/** Needs a real connection; false for a request that was made in memory. */
function drop({ env }: Context<{ Bindings: { incoming?: { destroy(): void } } }>): boolean {
  env?.incoming?.destroy();
  return env?.incoming !== undefined;
}

/** A page may read why it was refused, as from Clerk. */
function fault(
  c: Context,
  status: number,
  code: string,
  message: string,
  headers: Record<string, string> = {},
): ApiError {
  const origin = c.req.header("origin");
  const cors = origin && {
    "access-control-allow-origin": origin,
    "access-control-allow-credentials": "true",
    "access-control-expose-headers": "Retry-After",
  };
  const details = [{ code, message, long_message: message }];
  return new ApiError(status as ContentfulStatusCode, details, { ...headers, ...cors });
}
