import { argon2i as hashI, argon2id as hashId } from "@noble/hashes/argon2.js";
import { equalBytes, type Hasher } from "./hasher.ts";

const DIGEST =
  /^\$(argon2id?)\$(?:v=(\d+)\$)?m=(\d+),t=(\d+),p=(\d+)\$([A-Za-z0-9+/]+)\$([A-Za-z0-9+/]+)$/;

/** Versions before 1.3 did not say which they are. */
const UNSAID = 0x10;

function argon2(variant: string, hash: typeof hashI): Hasher {
  return (digest, plain) => {
    const [, named, version, m, t, p, salt = "", hashed = ""] = DIGEST.exec(digest) ?? [];
    if (named !== variant) return false;
    const expected = Buffer.from(hashed, "base64");
    const cost = { m: Number(m), t: Number(t), p: Number(p) };
    const form = { version: version ? Number(version) : UNSAID, dkLen: expected.length };
    return equalBytes(expected, hash(plain, Buffer.from(salt, "base64"), { ...cost, ...form }));
  };
}

export const argon2i = argon2("argon2i", hashI);
export const argon2id = argon2("argon2id", hashId);
