import { createHash, pbkdf2Sync, scryptSync, timingSafeEqual } from "node:crypto";
import { verifiesOwnPassword, type Password } from "./password.ts";
import { apiError } from "../errors.ts";

/** Checks a password against its digest, ours or one imported with a hasher that Node can compute. */
export function verifiesPassword(password: Password, plain: string): boolean {
  const verify = Object.hasOwn(HASHERS, password.hasher) ? HASHERS[password.hasher] : undefined;
  if (!verify) throw unsupported(password.hasher);
  return password.hasher === "scrypt"
    ? verifiesOwnPassword(password, plain)
    : verify(password.digest, plain);
}

type Verify = (digest: string, plain: string) => boolean;

const HASHERS: Record<string, Verify> = {
  scrypt: () => false,
  md5: (digest, plain) => equalHex(digest, hash("md5", plain)),
  sha256: (digest, plain) => equalHex(digest, hash("sha256", plain)),
  ldap_ssha: saltedSha1,
  pbkdf2_sha1: pbkdf2("sha1"),
  pbkdf2_sha256: pbkdf2("sha256"),
  pbkdf2_sha256_django: pbkdf2("sha256"),
  scrypt_werkzeug: werkzeug,
};

/** `pbkdf2_sha256$<iterations>$<salt>$<hash in base64>`. */
function pbkdf2(algorithm: string): Verify {
  return (digest, plain) => {
    const [, iterations, salt = "", hashed = ""] = digest.split("$");
    const expected = Buffer.from(hashed, "base64");
    if (!Number(iterations) || expected.length === 0) return false;
    const actual = pbkdf2Sync(plain, salt, Number(iterations), expected.length, algorithm);
    return timingSafeEqual(expected, actual);
  };
}

/** `scrypt:<N>:<r>:<p>$<salt>$<hash in hex>`. */
function werkzeug(digest: string, plain: string): boolean {
  const [method = "", salt = "", hashed = ""] = digest.split("$");
  const [, N, r, p] = method.split(":").map(Number);
  if (!N || !r || !p) return false;
  const maxmem = 256 * N * r;
  return equalHex(hashed, scryptSync(plain, salt, 64, { N, r, p, maxmem }));
}

/** `{SSHA}<base64 of the hash and then the salt>`. */
function saltedSha1(digest: string, plain: string): boolean {
  const bytes = Buffer.from(digest.replace(/^\{SSHA\}/, ""), "base64");
  const [expected, salt] = [bytes.subarray(0, 20), bytes.subarray(20)];
  const actual = createHash("sha1").update(plain).update(salt).digest();
  return expected.length === actual.length && timingSafeEqual(expected, actual);
}

function hash(algorithm: string, plain: string): Buffer {
  return createHash(algorithm).update(plain).digest();
}

function equalHex(hex: string, actual: Buffer): boolean {
  const expected = Buffer.from(hex, "hex");
  return expected.length === actual.length && timingSafeEqual(expected, actual);
}

function unsupported(hasher: string) {
  const message = `This dev instance stores digests of ${hasher}, but cannot verify them.`;
  return apiError(501, "not_implemented", "not implemented", message, { hasher });
}
