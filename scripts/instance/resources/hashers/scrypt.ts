import { createCipheriv, scryptSync } from "node:crypto";
import { equalBytes, equalHex, type Hasher } from "./hasher.ts";

const MOST_MEMORY = 512 * 1024 * 1024;

/** `scrypt:<N>:<r>:<p>$<salt>$<hash in hex>`. */
export const scryptWerkzeug: Hasher = (digest, plain) => {
  const [method = "", salt = "", hash = ""] = digest.split("$");
  const [, N = 0, r = 0, p = 0] = method.split(":").map(Number);
  return equalHex(hash, scryptSync(plain, salt, 64, { N, r, p, maxmem: MOST_MEMORY }));
};

/**
 * `<hash>$<salt>$<signer key>$<salt separator>$<rounds>$<memory cost>`. What scrypt derives is
 * Firebase's key for encrypting the signer key; the hash is what comes out.
 */
export const scryptFirebase: Hasher = (digest, plain) => {
  const [hash = "", salt = "", signer = "", separator = "", r, cost] = digest.split("$");
  const salted = Buffer.concat([fromBase64(salt), fromBase64(separator)]);
  const costs = { N: 2 ** Number(cost), r: Number(r), p: 1, maxmem: MOST_MEMORY };
  const key = scryptSync(plain, salted, 32, costs);
  const cipher = createCipheriv("aes-256-ctr", key, Buffer.alloc(16));
  return equalBytes(fromBase64(hash), cipher.update(fromBase64(signer)));
};

function fromBase64(text: string): Buffer {
  return Buffer.from(text, "base64");
}
