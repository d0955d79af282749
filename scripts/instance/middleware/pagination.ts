import * as z from "zod";

/** A query parameter given once, of however many times it came. */
export const single = z.array(z.string()).transform((values) => values[0] ?? "");

export const integer = single.pipe(z.coerce.number<string>().int());

export const flag = single.pipe(z.enum(["true", "false"])).transform((value) => value === "true");

/** A repeated parameter: `?a=1&a=2`. */
export const list = z.array(z.string()).max(100);

/** Spread into every list's query schema. */
export const PAGE = {
  limit: single.pipe(z.coerce.number<string>().int().min(1).max(500)).default(10),
  offset: single.pipe(z.coerce.number<string>().int().min(0)).default(0),
};

export const PAGINATED = { ...PAGE, paginated: flag.default(false) };

interface PageInput {
  limit: number;
  offset: number;
}

export function pageOf<T>(records: readonly T[], { limit, offset }: PageInput): T[] {
  return records.slice(offset, offset + limit);
}

/** A list as most endpoints answer it. */
export function listJson<T, J>(
  records: readonly T[],
  page: PageInput,
  json: (record: T) => J,
): { data: J[]; total_count: number } {
  return { data: pageOf(records, page).map(json), total_count: records.length };
}
