import { sortedView, type SortedView, type SortKey } from "./sorted.ts";

export interface StoredRecord {
  readonly id: string;
}

/** What happened to one record. Without `record` it was deleted. */
export interface Change {
  table: string;
  id: string;
  record?: StoredRecord;
}

export type IndexKeys = string | null | readonly string[];

/**
 * One Map of records with its indexes. Records are never changed in place: an operation puts a new
 * one, so that indexes, the state log and snapshots see every change.
 */
export interface Table<T extends StoredRecord, I extends string = string> {
  readonly size: number;
  get(id: string): T | undefined;
  all(): IterableIterator<T>;
  put(record: T): T;
  delete(id: string): T | undefined;
  /** The records an index holds under a key, oldest entry first. */
  by(index: I, key: string): T[];
  /** The first of them, for indexes whose keys are unique. */
  find(index: I, key: string): T | undefined;
  countBy(index: I, key: string): number;
  /** All records, ascending. The order is kept from the first call on, so pass a constant function. */
  sorted(keyOf: (record: T) => SortKey): readonly T[];
}

export function createTable<T extends StoredRecord, I extends string>(
  name: string,
  indexes: Record<I, (record: T) => IndexKeys>,
  changed: (change: Change) => void,
): Table<T, I> {
  const records = new Map<string, T>();
  const index = createIndexes(indexes);
  const views = new Map<(record: T) => SortKey, SortedView<T>>();

  const forget = (record: T | undefined): void => {
    if (!record) return;
    index.remove(record);
    for (const view of views.values()) view.remove(record);
  };
  const present = (ids: Iterable<string>): T[] =>
    Array.from(ids, (id) => records.get(id)).filter((record) => record !== undefined);

  return {
    get size() {
      return records.size;
    },
    get: (id) => records.get(id),
    all: () => records.values(),
    put: (record) => {
      forget(records.get(record.id));
      records.set(record.id, record);
      index.add(record);
      for (const view of views.values()) view.insert(record);
      changed({ table: name, id: record.id, record });
      return record;
    },
    delete: (id) => {
      const record = records.get(id);
      if (!record) return undefined;
      forget(record);
      records.delete(id);
      changed({ table: name, id });
      return record;
    },
    by: (key, value) => present(index.ids(key, value)),
    find: (key, value) => {
      for (const id of index.ids(key, value)) return records.get(id);
      return undefined;
    },
    countBy: (key, value) => index.ids(key, value).size,
    sorted: (keyOf) => {
      const view = views.get(keyOf) ?? sortedView(keyOf, records.values());
      views.set(keyOf, view);
      return view.records();
    },
  };
}

interface Indexes<T, I> {
  add(record: T): void;
  remove(record: T): void;
  ids(index: I, key: string): ReadonlySet<string>;
}

const NONE: ReadonlySet<string> = new Set();

function createIndexes<T extends StoredRecord, I extends string>(
  keysOf: Record<I, (record: T) => IndexKeys>,
): Indexes<T, I> {
  const names = Object.keys(keysOf).filter((name): name is I => name in keysOf);
  const indexes = new Map(names.map((name) => [name, new Map<string, Set<string>>()]));
  const each = (record: T, visit: (ids: Map<string, Set<string>>, key: string) => void): void => {
    for (const [name, ids] of indexes) {
      const keys = keysOf[name](record);
      if (typeof keys === "string") visit(ids, keys);
      else for (const key of keys ?? []) visit(ids, key);
    }
  };
  return {
    add: (record) =>
      each(record, (ids, key) => {
        const held = ids.get(key);
        if (held) held.add(record.id);
        else ids.set(key, new Set([record.id]));
      }),
    remove: (record) =>
      each(record, (ids, key) => {
        const held = ids.get(key);
        held?.delete(record.id);
        if (held?.size === 0) ids.delete(key);
      }),
    ids: (name, key) => indexes.get(name)?.get(key) ?? NONE,
  };
}
