import { createHash, type JsonWebKey } from "node:crypto";
import { decodePartialCBOR } from "@levischuck/tiny-cbor";
import { readCoseKey } from "./cose-key.ts";

export interface MadeCredential {
  credentialId: string;
  publicKey: JsonWebKey;
}

const FLAGS = { userPresent: 0x01, userVerified: 0x04, attested: 0x40 };
const [FLAGS_AT, COUNT_AT, AAGUID_AT, LENGTH_AT, ID_AT] = [32, 33, 37, 53, 55];

/** Throws unless a person proved themselves to the authenticator, for this relying party. */
export function checkAuthenticatorData(bytes: Buffer, rpId: string): void {
  const isOurs = bytes.subarray(0, FLAGS_AT).equals(createHash("sha256").update(rpId).digest());
  const flags = bytes.readUInt8(FLAGS_AT);
  const isProven = (flags & FLAGS.userPresent) !== 0 && (flags & FLAGS.userVerified) !== 0;
  if (!isOurs || !isProven) throw new Error(`Unexpected authenticator data, expected ${rpId}`);
}

/** How often the credential was used; authenticators that do not count say 0. */
export function signCountOf(bytes: Buffer): number {
  return bytes.readUInt32BE(COUNT_AT);
}

/** The credential that an authenticator has just made. */
export function readMadeCredential(bytes: Buffer): MadeCredential {
  if ((bytes.readUInt8(FLAGS_AT) & FLAGS.attested) === 0 || bytes.length < AAGUID_AT) {
    throw new Error("Unexpected authenticator data, expected a new credential");
  }
  const end = ID_AT + bytes.readUInt16BE(LENGTH_AT);
  const [key] = decodePartialCBOR(new Uint8Array(bytes), end);
  return {
    credentialId: bytes.subarray(ID_AT, end).toString("base64url"),
    publicKey: readCoseKey(key),
  };
}
