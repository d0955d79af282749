import * as z from "zod";

/** The instance that the suites are run against over the network. */
export interface Target {
  /** Without its version. */
  api: string;
  secretKey: string;
  publishableKey: string;
}

const CLERK = "https://api.clerk.com";

/** Keys of a development instance and nothing else; throws a sentence that says what is wrong. */
export function readTarget(env: NodeJS.ProcessEnv, api = CLERK): Target {
  const { CLERK_SECRET_KEY: secretKey = "", CLERK_PUBLISHABLE_KEY: publishableKey = "" } = env;
  if (!secretKey.startsWith("sk_test_"))
    throw unexpected("CLERK_SECRET_KEY", secretKey, "sk_test_");
  if (!publishableKey.startsWith("pk_test_")) {
    throw unexpected("CLERK_PUBLISHABLE_KEY", publishableKey, "pk_test_");
  }
  if (api !== CLERK && !isThisMachine(api)) {
    throw new Error(`Unexpected --api-url ${api}, expected an instance on this machine`);
  }
  return { api, secretKey, publishableKey };
}

/** Names its kind only: a key does not belong on a screen. */
function unexpected(name: string, value: string, prefix: string): Error {
  const [kind = "nothing"] = /^[a-z]+_[a-z]+_/.exec(value) ?? [];
  return new Error(`Unexpected ${name} ${kind}…, expected ${prefix}… of a development instance`);
}

function isThisMachine(url: string): boolean {
  return URL.canParse(url) && ["localhost", "127.0.0.1"].includes(new URL(url).hostname);
}

const Counted = z.object({ total_count: z.number() });

/** How many of these the target holds. */
export async function countOf({ api, secretKey }: Target, path: string): Promise<number> {
  const response = await fetch(`${api}/v1${path}`, {
    headers: { authorization: `Bearer ${secretKey}` },
  });
  if (!response.ok) throw new Error(`Unexpected ${response.status} for ${path}, expected a list`);
  return Counted.parse(await response.json()).total_count;
}
