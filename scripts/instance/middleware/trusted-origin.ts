import type { MiddlewareHandler } from "hono";
import { apiError, invalidParam } from "../errors.ts";
import type { Instance } from "../instance.ts";
import { settings } from "../resources/settings.ts";

const LOOPBACK = /^(?:localhost|.+\.localhost|127\.\d+\.\d+\.\d+|\[::1\])$/;

/** Refuses what a foreign page asks a visitor's browser to send: it may neither act nor read. */
export function trustedOrigin(instance: Instance): MiddlewareHandler {
  return (c, next) => {
    const origin = c.req.header("origin");
    if (origin === undefined || isTrustedUrl(instance, origin)) return next();
    const message = `Unexpected Origin ${origin}, expected this machine or one of the allowed origins`;
    throw apiError(403, "origin_invalid", "Invalid Origin header", message);
  };
}

/** Pages on this machine, the instance's own, and the origins that the settings allow. */
export function isTrustedUrl(instance: Instance, url: string): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol, hostname, origin } = new URL(url);
  if (protocol !== "http:" && protocol !== "https:") return false;
  if (LOOPBACK.test(hostname) || hostname === instance.keys.host) return true;
  const portal = instance.keys.host.replace(".clerk.accounts.dev", ".accounts.dev");
  return hostname === portal || settings(instance).allowedOrigins.includes(origin);
}

/** What a redirect carries would sign the browser in at whoever is behind that address. */
export function checkRedirectUrl(instance: Instance, url: string): void {
  if (isTrustedUrl(instance, url)) return;
  const message = `Unexpected redirect_url ${url}, expected an address on this machine or of an allowed origin`;
  throw invalidParam("redirect_url", "invalid_url_redirect", "is invalid", message);
}
