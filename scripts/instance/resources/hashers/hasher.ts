import { timingSafeEqual } from "node:crypto";

/** Whether a password made a digest. Its formats are those that the SDK documents for imports. */
export type Hasher = (digest: string, plain: string) => boolean;

export function equalBytes(expected: Uint8Array, actual: Uint8Array): boolean {
  return (
    expected.length > 0 && expected.length === actual.length && timingSafeEqual(expected, actual)
  );
}

export function equalHex(hex: string, actual: Uint8Array): boolean {
  return equalBytes(Buffer.from(hex, "hex"), actual);
}
