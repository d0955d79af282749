import { randomBytes } from "node:crypto";
import { createSigningKeys, type SigningKeys } from "./signing-keys.ts";

/** What identifies an instance to an app, and what it signs with. */
export interface Keys {
  instanceId: string;
  /** The Frontend API host that the publishable key spells; tokens are issued by it. */
  host: string;
  publishableKey: string;
  secretKey: string;
  signing: SigningKeys;
}

export interface KeysOptions {
  newId: (prefix: string) => string;
  host?: string | undefined;
  secretKey?: string | undefined;
  instanceId?: string | undefined;
  spareFolder?: string | undefined;
}

const DEFAULT_HOST = "local-dev-1.clerk.accounts.dev";

export function createKeys(options: KeysOptions): Keys {
  const { newId, host = DEFAULT_HOST, spareFolder } = options;
  const secretKey = options.secretKey ?? `sk_test_${randomBytes(21).toString("base64url")}`;
  if (!secretKey.startsWith("sk_test_")) {
    throw new Error("Unexpected secret key, expected one that starts with `sk_test_`");
  }
  return {
    instanceId: options.instanceId ?? newId("ins"),
    host,
    publishableKey: publishableKey(host),
    secretKey,
    signing: createSigningKeys({ newKid: () => newId("ins"), spareFolder }),
  };
}

/** The SDKs want the base64 unpadded and the host to end in a suffix of Clerk's dev instances. */
function publishableKey(host: string): string {
  return `pk_test_${Buffer.from(`${host}$`).toString("base64").replace(/=+$/, "")}`;
}
