import type { ClerkClient } from "@clerk/backend";
import { argon2i, argon2id } from "./hashers/argon2.ts";
import { bcrypt, bcryptPeppered, bcryptSha256Django } from "./hashers/bcrypt.ts";
import type { Hasher } from "./hashers/hasher.ts";
import {
  pbkdf2Sha1,
  pbkdf2Sha256,
  pbkdf2Sha256Django,
  pbkdf2Sha512,
  pbkdf2Sha512Hex,
} from "./hashers/pbkdf2.ts";
import { md5Phpass, phpass } from "./hashers/phpass.ts";
import {
  ldapSsha,
  md5,
  md5Salted,
  sha256,
  sha256Salted,
  sha512Symfony,
} from "./hashers/plain-hash.ts";
import { scryptFirebase, scryptWerkzeug } from "./hashers/scrypt.ts";
import { verifiesOwnPassword, type Password } from "./password.ts";
import { apiError } from "../errors.ts";

type CreateUserParams = Parameters<ClerkClient["users"]["createUser"]>[0];
type HasherName = Extract<CreateUserParams, { passwordHasher: unknown }>["passwordHasher"];

/** All that the SDK names but Cognito's, which asks AWS, and those that only its documentation names. */
const HASHERS = {
  argon2i,
  argon2id,
  bcrypt,
  bcrypt_peppered: bcryptPeppered,
  bcrypt_sha256_django: bcryptSha256Django,
  ldap_ssha: ldapSsha,
  md5,
  md5_phpass: md5Phpass,
  md5_salted: md5Salted,
  pbkdf2_sha1: pbkdf2Sha1,
  pbkdf2_sha256: pbkdf2Sha256,
  pbkdf2_sha256_django: pbkdf2Sha256Django,
  pbkdf2_sha512: pbkdf2Sha512,
  pbkdf2_sha512_hex: pbkdf2Sha512Hex,
  phpass,
  scrypt_firebase: scryptFirebase,
  scrypt_werkzeug: scryptWerkzeug,
  sha256,
  sha256_salted: sha256Salted,
  sha512_symfony: sha512Symfony,
} satisfies Record<Exclude<HasherName, "awscognito">, Hasher> & Record<string, Hasher>;

/** What a digest may be of; Cognito's are stored, and cannot be checked. */
export const HASHER_NAMES = [...Object.keys(HASHERS), "awscognito"];

const byName = new Map<string, Hasher>(Object.entries(HASHERS));

/** Checks a password against its digest, ours or an imported one. */
export function verifiesPassword(password: Password, plain: string): boolean {
  if (password.hasher === "scrypt") return verifiesOwnPassword(password, plain);
  const hasher = byName.get(password.hasher);
  if (!hasher) throw unsupported(password.hasher);
  return verifies(hasher, password.digest, plain);
}

/** Costs that no digest has make Node and the libraries throw: such a digest is of no password. */
function verifies(hasher: Hasher, digest: string, plain: string): boolean {
  try {
    return hasher(digest, plain);
  } catch {
    return false;
  }
}

function unsupported(hasher: string) {
  const message = `This dev instance stores digests of ${hasher}, but cannot verify them.`;
  return apiError(501, "not_implemented", "not implemented", message, { hasher });
}
