import type { Instance } from "./instance.ts";
import type { SigningKey } from "./signing-keys.ts";

/** The public keys, as both APIs list them. */
export async function jwksJson(instance: Instance): Promise<{ keys: SigningKey["jwk"][] }> {
  const keys = await instance.keys.signing.published();
  return { keys: keys.map(({ jwk }) => jwk) };
}
