import { IMAGE_HOST, portalHost } from "./front/hosts.ts";
import type { Instance } from "./instance.ts";

/** Where a browser finds what is a host of its own at Clerk. */
export interface Origins {
  frontend: string;
  portal: string;
  images: string;
}

export const PORTAL_PREFIX = "/__portal";

export function clerkOrigins(frontendHost: string): Origins {
  return {
    frontend: `https://${frontendHost}`,
    portal: `https://${portalHost(frontendHost)}`,
    images: `https://${IMAGE_HOST}`,
  };
}

/**
 * The same instance for whoever asks at its plain URL: a browser that comes that way knows no other,
 * and would ask the real Clerk for anything at Clerk's host names.
 */
export function atPlainUrl(instance: Instance, url: string): Instance {
  const origins = { frontend: url, portal: `${url}${PORTAL_PREFIX}`, images: url };
  return { ...instance, origins };
}
