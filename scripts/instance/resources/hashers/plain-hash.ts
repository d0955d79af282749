import { createHash } from "node:crypto";
import { equalBytes, equalHex, type Hasher } from "./hasher.ts";

const hash = (algorithm: string, ...parts: (string | Buffer)[]): Buffer =>
  parts.reduce((sum, part) => sum.update(part), createHash(algorithm)).digest();

const unsalted =
  (algorithm: string): Hasher =>
  (digest, plain) =>
    equalHex(digest, hash(algorithm, plain));

/** `<salt>$<hash in hex>`. Which of the two comes first is documented nowhere, so both are tried. */
const salted =
  (algorithm: string): Hasher =>
  (digest, plain) => {
    const [salt = "", hashed = ""] = digest.split("$");
    const orders = [hash(algorithm, salt, plain), hash(algorithm, plain, salt)];
    return orders.some((actual) => equalHex(hashed, actual));
  };

export const md5 = unsalted("md5");
export const md5Salted = salted("md5");
export const sha256 = unsalted("sha256");
export const sha256Salted = salted("sha256");

/** `{SSHA}<base64 of the hash and then the salt>`. */
export const ldapSsha: Hasher = (digest, plain) => {
  const bytes = Buffer.from(digest.replace(/^\{SSHA\}/, ""), "base64");
  return equalBytes(bytes.subarray(0, 20), hash("sha1", plain, bytes.subarray(20)));
};

const MOST_ITERATIONS = 1_000_000;

/** `sha512_symfony$<iterations>$<salt>$<hash in base64>`. */
export const sha512Symfony: Hasher = (digest, plain) => {
  const [, iterations, salt = "", hashed = ""] = digest.split("$");
  if (!(Number(iterations) <= MOST_ITERATIONS)) return false;
  const text = salt === "" ? plain : `${plain}{${salt}}`;
  let actual = hash("sha512", text);
  for (let left = Number(iterations); left > 1; left--) actual = hash("sha512", actual, text);
  return equalBytes(Buffer.from(hashed, "base64"), actual);
};
