import type { SortKey } from "../sorted.ts";

/** What a list is ordered by, as `order_by=-created_at` says it. */
export interface Order<F extends string> {
  field: F;
  descending: boolean;
}

/** Records by a key, ties by id. */
export function inOrder<T extends { readonly id: string }>(
  records: readonly T[],
  keyOf: (record: T) => SortKey,
  descending: boolean,
): T[] {
  const compare = (a: T, b: T): number =>
    compareKeys(keyOf(a), keyOf(b)) || compareKeys(a.id, b.id);
  return [...records].sort(descending ? (a, b) => compare(b, a) : compare);
}

/** The order of most lists. */
export function newestFirst<T extends { readonly id: string; readonly createdAt: number }>(
  records: Iterable<T>,
): T[] {
  return inOrder([...records], (record) => record.createdAt, true);
}

function compareKeys(a: SortKey, b: SortKey): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
