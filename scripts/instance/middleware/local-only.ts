import type { MiddlewareHandler } from "hono";
import { apiError } from "../errors.ts";

const LOOPBACK = ["localhost", "127.0.0.1", "[::1]"];

/**
 * Keeps foreign pages away from the control API and the page: a name that was rebound to loopback
 * shows in Host, a page of another origin in Origin.
 */
export function localOnly(extraHosts: readonly string[] = []): MiddlewareHandler {
  const allowed = new Set([...LOOPBACK, ...extraHosts]);
  return (c, next) => {
    const url = new URL(c.req.url);
    const host = c.req.header("host") ?? url.host;
    const origin = c.req.header("origin");
    if (!allowed.has(host.replace(/:\d+$/, ""))) throw foreign("Host", host);
    if (origin !== undefined && origin !== `http://${host}`) throw foreign("Origin", origin);
    return next();
  };
}

function foreign(header: string, value: string) {
  const message = `Unexpected ${header} ${value}, expected this machine`;
  return apiError(403, "origin_invalid", "Forbidden", message);
}
