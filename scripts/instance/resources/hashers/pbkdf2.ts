import { pbkdf2Sync } from "node:crypto";
import { equalBytes, type Hasher } from "./hasher.ts";

type Encoding = "hex" | "base64" | "utf8";

/** `<name>$<iterations>$<salt>$<hash>`, each spelled in its own way. */
function pbkdf2(algorithm: string, salted: Encoding, hashed: "hex" | "base64"): Hasher {
  return (digest, plain) => {
    const [, iterations, salt = "", hash = ""] = digest.split("$");
    const expected = Buffer.from(hash, hashed);
    const bytes = Buffer.from(salt, salted);
    return equalBytes(expected, derive(plain, bytes, iterations, expected.length, algorithm));
  };
}

export const pbkdf2Sha256 = pbkdf2("sha256", "base64", "base64");
export const pbkdf2Sha256Django = pbkdf2("sha256", "utf8", "base64");
export const pbkdf2Sha512 = pbkdf2("sha512", "utf8", "hex");
export const pbkdf2Sha512Hex = pbkdf2("sha512", "hex", "hex");

/** `pbkdf2_sha1$<iterations>$<salt>$<hash in hex>$<key length>`; a salt that is no hex is meant as it stands. */
export const pbkdf2Sha1: Hasher = (digest, plain) => {
  const [, iterations, salt = "", hash = "", length = "32"] = digest.split("$");
  const isHex = /^(?:[0-9a-f]{2})+$/i.test(salt);
  const bytes = Buffer.from(salt, isHex ? "hex" : "utf8");
  const actual = derive(plain, bytes, iterations, Number(length), "sha1");
  return equalBytes(Buffer.from(hash, "hex"), actual);
};

/** Django itself is at about one million. */
const MOST_ITERATIONS = 10_000_000;

function derive(
  plain: string,
  salt: Buffer,
  iterations: string | undefined,
  length: number,
  algorithm: string,
): Buffer {
  const count = Number(iterations);
  if (!(count <= MOST_ITERATIONS)) return Buffer.alloc(0);
  return pbkdf2Sync(plain, salt, count, length, algorithm);
}
