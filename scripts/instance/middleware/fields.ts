import * as z from "zod";

/** Body fields that mean the same everywhere. */
export const metadata = z.record(z.string(), z.unknown());

export const days = z.number().int().min(1).max(365);

/** A moment in RFC 3339, as milliseconds. */
export const moment = z.iso.datetime({ offset: true }).transform((text) => Date.parse(text));

type Given<T> = { [K in keyof T]?: Exclude<T[K], undefined> };

/** Only what was sent: an update must not touch the rest. */
export function given<T extends object>(fields: T): Given<T> {
  const kept: Partial<T> = {};
  for (const key in fields) if (fields[key] !== undefined) kept[key] = fields[key];
  return kept as Given<T>;
}
