import { createHash } from "node:crypto";
import { compareSync } from "bcryptjs";
import type { Hasher } from "./hasher.ts";

/** Costs beyond 16 would hold up the whole instance for minutes. */
const DIGEST = /^(\$2[abxy]\$(?:0[4-9]|1[0-6])\$[./A-Za-z0-9]{53})(?:\$(.*))?$/;

export const bcrypt: Hasher = (digest, plain) => {
  const [, hash] = DIGEST.exec(digest) ?? [];
  return hash !== undefined && compareSync(plain, hash);
};

/** Devise appends a secret of the app to the password; the digest ends with it. */
export const bcryptPeppered: Hasher = (digest, plain) => {
  const [, hash, pepper = ""] = DIGEST.exec(digest) ?? [];
  return hash !== undefined && compareSync(`${plain}${pepper}`, hash);
};

export const bcryptSha256Django: Hasher = (digest, plain) =>
  bcrypt(digest.replace(/^bcrypt_sha256\$/, ""), createHash("sha256").update(plain).digest("hex"));
