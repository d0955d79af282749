import type { JsonWebKey } from "node:crypto";
import type { CBORType } from "@levischuck/tiny-cbor";

/** The algorithms that are asked for, by their numbers in COSE. */
export const ALGORITHMS = { es256: -7, eddsa: -8, rs256: -257 } as const;

const [KTY, ALG, FIRST, SECOND, THIRD] = [1, 3, -1, -2, -3] as const;

/** A public key as authenticators write it, as Node reads it. */
export function readCoseKey(key: CBORType): JsonWebKey {
  if (!(key instanceof Map)) throw new Error("Unexpected public key, expected a COSE map");
  const bytes = (label: number): string => {
    const value = key.get(label);
    if (!(value instanceof Uint8Array)) throw new Error(`Expected bytes under ${label}`);
    return Buffer.from(value).toString("base64url");
  };
  const is = (type: number, algorithm: number): boolean =>
    key.get(KTY) === type && key.get(ALG) === algorithm;
  if (is(2, ALGORITHMS.es256))
    return { kty: "EC", crv: "P-256", x: bytes(SECOND), y: bytes(THIRD) };
  if (is(1, ALGORITHMS.eddsa)) return { kty: "OKP", crv: "Ed25519", x: bytes(SECOND) };
  if (is(3, ALGORITHMS.rs256)) return { kty: "RSA", n: bytes(FIRST), e: bytes(SECOND) };
  throw new Error("Unexpected algorithm, expected one that was asked for");
}
