import { randomFillSync } from "node:crypto";

const ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
const RANDOM_LENGTH = 16;
const pool = Buffer.alloc(RANDOM_LENGTH * 512);

/**
 * Ids of Clerk's length (27 characters) that sort by creation: time, then a counter, then chance.
 * Lists ordered by creation time break ties by id, so two users of one millisecond keep their order.
 */
export function createIds(now: () => number): (prefix: string) => string {
  let counter = 0;
  let offset = pool.length;
  const random = (): string => {
    if (offset === pool.length) {
      randomFillSync(pool);
      offset = 0;
    }
    let text = "";
    for (const end = offset + RANDOM_LENGTH; offset < end; offset++) {
      text += ALPHABET[(pool[offset] ?? 0) % 62];
    }
    return text;
  };
  return (prefix) => {
    counter = (counter + 1) % 62 ** 3;
    return `${prefix}_${base62(now(), 8)}${base62(counter, 3)}${random()}`;
  };
}

function base62(value: number, length: number): string {
  let text = "";
  for (let rest = value; text.length < length; rest = Math.floor(rest / 62)) {
    text = (ALPHABET[rest % 62] ?? "0") + text;
  }
  return text;
}
