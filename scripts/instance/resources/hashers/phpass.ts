import { createHash } from "node:crypto";
import type { Hasher } from "./hasher.ts";

const ALPHABET = "./0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
const DIGEST = /^\$[PH]\$([5-9A-J])([./0-9A-Za-z]{8})([./0-9A-Za-z]{22})$/;

/** `$P$<rounds><salt><checksum>`, as WordPress has it. */
export const phpass: Hasher = (digest, plain) => {
  const [, rounds = "", salt = "", checksum] = DIGEST.exec(digest) ?? [];
  if (checksum === undefined) return false;
  let hash = md5(salt, plain);
  for (let left = 2 ** ALPHABET.indexOf(rounds); left > 0; left--) hash = md5(hash, plain);
  return encode(hash) === checksum;
};

/** For digests of MD5 that were hashed once more when an app moved to phpass. */
export const md5Phpass: Hasher = (digest, plain) =>
  phpass(digest, createHash("md5").update(plain).digest("hex"));

function md5(head: string | Buffer, plain: string): Buffer {
  return createHash("md5").update(head).update(plain).digest();
}

/** Three bytes make four characters, the lowest bits first. */
function encode(bytes: Buffer): string {
  let text = "";
  for (let at = 0; at < bytes.length; at += 3) {
    const group = bytes.subarray(at, at + 3);
    const bits = group.reduce((sum, byte, index) => sum + byte * 256 ** index, 0);
    for (let index = 0; index <= group.length; index++)
      text += ALPHABET[(bits >> (6 * index)) & 63];
  }
  return text;
}
