import { randomFillSync } from "node:crypto";

const ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
const RANDOM_LENGTH = 16;
const LENGTH = 27;
const pool = Buffer.alloc(RANDOM_LENGTH * 512);
/** Where an id is put together: text that is added up letter by letter takes ten times the memory. */
const id = Buffer.alloc(64);

/**
 * Ids of Clerk's length (27 characters) that sort by creation: time, then a counter, then chance.
 * Lists ordered by creation time break ties by id, so two users of one millisecond keep their order.
 */
export function createIds(now: () => number): (prefix: string) => string {
  let counter = 0;
  let offset = pool.length;
  const addChance = (at: number): void => {
    if (offset === pool.length) {
      randomFillSync(pool);
      offset = 0;
    }
    for (let i = 0; i < RANDOM_LENGTH; i++) id[at + i] = digit((pool[offset++] ?? 0) % 62);
  };
  return (prefix) => {
    counter = (counter + 1) % 62 ** 3;
    const start = id.write(`${prefix}_`, "latin1");
    addNumber(now(), start, 8);
    addNumber(counter, start + 8, 3);
    addChance(start + 11);
    return id.toString("latin1", 0, start + LENGTH);
  };
}

function addNumber(value: number, at: number, length: number): void {
  for (let i = length - 1, rest = value; i >= 0; i--, rest = Math.floor(rest / 62)) {
    id[at + i] = digit(rest % 62);
  }
}

function digit(value: number): number {
  return ALPHABET.charCodeAt(value);
}
