import type { Front } from "./front/front.ts";
import type { Instance } from "./instance.ts";

export type Environment = Record<string, string>;

/** The ways in. */
export interface Addresses {
  /** What `apiUrl` or CLERK_API_URL is set to. */
  backend: string;
  frontend: string;
  /** The way in at Clerk's own host names, when it was asked for. */
  front?: Front;
}

/**
 * The environment of an app that runs against the instance: keys and the preload, always together,
 * for keys without the preload would reach out to the real Clerk.
 */
export async function environment(instance: Instance, ways: Addresses): Promise<Environment> {
  const { publishableKey, secretKey, signing } = instance.keys;
  const { publicPem } = await signing.current();
  return {
    ...everyPrefix("CLERK_PUBLISHABLE_KEY", publishableKey),
    CLERK_SECRET_KEY: secretKey,
    NUXT_CLERK_SECRET_KEY: secretKey,
    CLERK_JWT_KEY: publicPem,
    CLERK_API_URL: ways.backend,
    CLERK_FAPI_URL: ways.frontend,
    CLERK_TELEMETRY_DISABLED: "1",
    NEXT_PUBLIC_CLERK_TELEMETRY_DISABLED: "1",
    ...signingSecret(instance),
    ...(ways.front ? { NODE_OPTIONS: `--import ${ways.front.preload}` } : {}),
  };
}

/** What sends a browser to the instance that has no resolver rules: a person's own. */
export function plainEnvironment({ frontend }: Pick<Addresses, "frontend">): Environment {
  return {
    NEXT_PUBLIC_CLERK_PROXY_URL: frontend,
    NEXT_PUBLIC_CLERK_JS_URL: `${frontend}/npm/@clerk/clerk-js@6/dist/clerk.browser.js`,
    NEXT_PUBLIC_CLERK_UI_URL: `${frontend}/npm/@clerk/ui@1/dist/ui.browser.js`,
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

/** Of the first webhook endpoint: an app verifies with one secret. */
function signingSecret({ store }: Instance): Environment {
  const [endpoint] = store.webhookEndpoints.all();
  return endpoint ? { CLERK_WEBHOOK_SIGNING_SECRET: endpoint.secret } : {};
}
