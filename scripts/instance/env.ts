import type { Instance } from "./instance.ts";
import type { Served } from "./serve.ts";

export type Environment = Record<string, string>;

/**
 * The environment of an app that runs against the instance: keys and the preload, always together,
 * for keys without the preload would reach out to the real Clerk.
 */
export async function environment(instance: Instance, served: Served): Promise<Environment> {
  const { publishableKey, secretKey, signing } = instance.keys;
  const { publicPem } = await signing.current();
  return {
    ...everyPrefix("CLERK_PUBLISHABLE_KEY", publishableKey),
    CLERK_SECRET_KEY: secretKey,
    NUXT_CLERK_SECRET_KEY: secretKey,
    CLERK_JWT_KEY: publicPem,
    CLERK_API_URL: served.backend,
    CLERK_FAPI_URL: served.frontend,
    CLERK_TELEMETRY_DISABLED: "1",
    NEXT_PUBLIC_CLERK_TELEMETRY_DISABLED: "1",
    ...(served.front ? { NODE_OPTIONS: `--import ${served.front.preload}` } : {}),
  };
}

/** What Next's way through a proxy route needs in place of the preload. */
export function plainEnvironment(served: Served): Environment {
  return {
    NEXT_PUBLIC_CLERK_PROXY_URL: served.frontend,
    NEXT_PUBLIC_CLERK_JS_URL: `${served.frontend}/npm/@clerk/clerk-js@6/dist/clerk.browser.js`,
    NEXT_PUBLIC_CLERK_UI_URL: `${served.frontend}/npm/@clerk/ui@1/dist/ui.browser.js`,
  };
}

/** Adds the preload to whatever NODE_OPTIONS the caller already has. */
export function withEnvironment(own: NodeJS.ProcessEnv, added: Environment): NodeJS.ProcessEnv {
  const options = [own["NODE_OPTIONS"], added["NODE_OPTIONS"]].filter(Boolean).join(" ");
  return { ...own, ...added, ...(options ? { NODE_OPTIONS: options } : {}) };
}

const PREFIXES = ["", "NEXT_PUBLIC_", "VITE_", "PUBLIC_", "NUXT_PUBLIC_", "EXPO_PUBLIC_"];

function everyPrefix(name: string, value: string): Environment {
  return Object.fromEntries(PREFIXES.map((prefix) => [`${prefix}${name}`, value]));
}
