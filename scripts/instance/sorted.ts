export type SortKey = string | number;

/** Records kept in order of a key, ties by id; a change costs one binary search and one splice. */
export interface SortedView<T> {
  insert(record: T): void;
  remove(record: T): void;
  records(): readonly T[];
}

export function sortedView<T extends { readonly id: string }>(
  keyOf: (record: T) => SortKey,
  initial: Iterable<T>,
): SortedView<T> {
  const compare = (a: T, b: T): number => order(keyOf(a), keyOf(b)) || order(a.id, b.id);
  const records = [...initial].sort(compare);
  const place = (record: T): number => {
    let low = 0;
    let high = records.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      const other = records[middle];
      if (other && compare(other, record) < 0) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  return {
    insert: (record) => void records.splice(place(record), 0, record),
    remove: (record) => {
      const at = place(record);
      if (records[at]?.id === record.id) records.splice(at, 1);
    },
    records: () => records,
  };
}

function order(a: SortKey, b: SortKey): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
