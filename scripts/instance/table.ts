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
  /** A text per record, by id, for scans that must not touch every record; kept like an order. */
  texts(textOf: (record: T) => string): ReadonlyMap<string, string>;
}

export function createTable<T extends StoredRecord, I extends string>(
  name: string,
  indexes: Record<I, (record: T) => IndexKeys>,
  changed: (change: Change) => void,
): Table<T, I> {
  const records = new Map<string, T>();
  const index = createIndexes(indexes);
  const views = new Map<(record: T) => SortKey, SortedView<T>>();
  const texts = new Map<(record: T) => string, Map<string, string>>();

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
      for (const [textOf, held] of texts) held.set(record.id, textOf(record));
      changed({ table: name, id: record.id, record });
      return record;
    },
    delete: (id) => {
      const record = records.get(id);
      if (!record) return undefined;
      forget(record);
      records.delete(id);
      for (const held of texts.values()) held.delete(id);
      changed({ table: name, id });
      return record;
    },
    by: (key, value) => present(index.ids(key, value)),
    find: (key, value) => {
      for (const id of index.ids(key, value)) return records.get(id);
      return undefined;
    },
    countBy: (key, value) => [...index.ids(key, value)].length,
    sorted: (keyOf) => {
      const view = views.get(keyOf) ?? sortedView(keyOf, records.values());
      views.set(keyOf, view);
      return view.records();
    },
    texts: (textOf) => {
      const held = texts.get(textOf) ?? textMap(textOf, records.values());
      texts.set(textOf, held);
      return held;
    },
  };
}

function textMap<T extends StoredRecord>(
  textOf: (record: T) => string,
  records: Iterable<T>,
): Map<string, string> {
  const texts = new Map<string, string>();
  for (const record of records) texts.set(record.id, textOf(record));
  return texts;
}

interface Indexes<T, I> {
  add(record: T): void;
  remove(record: T): void;
  ids(index: I, key: string): Holders;
}

type Holders = ReadonlySet<string> | readonly string[];

/** A lone holder is kept without a Set around it: most keys are unique, and 100,000 Sets are heavy. */
type Index = Map<string, string | Set<string>>;

function createIndexes<T extends StoredRecord, I extends string>(
  keysOf: Record<I, (record: T) => IndexKeys>,
): Indexes<T, I> {
  const names = Object.keys(keysOf).filter((name): name is I => name in keysOf);
  const indexes = new Map<I, Index>(names.map((name) => [name, new Map()]));
  const each = (record: T, visit: (index: Index, key: string, id: string) => void): void => {
    for (const [name, index] of indexes) {
      const keys = keysOf[name](record);
      if (typeof keys === "string") visit(index, keys, record.id);
      else for (const key of keys ?? []) visit(index, key, record.id);
    }
  };
  return {
    add: (record) => each(record, hold),
    remove: (record) => each(record, release),
    ids: (name, key) => {
      const held = indexes.get(name)?.get(key) ?? [];
      return typeof held === "string" ? [held] : held;
    },
  };
}

function hold(index: Index, key: string, id: string): void {
  const held = index.get(key);
  if (held === undefined || held === id) index.set(key, id);
  else if (typeof held === "string") index.set(key, new Set([held, id]));
  else held.add(id);
}

function release(index: Index, key: string, id: string): void {
  const held = index.get(key);
  if (held === id) index.delete(key);
  else if (typeof held === "object" && held.delete(id) && held.size === 0) index.delete(key);
}
