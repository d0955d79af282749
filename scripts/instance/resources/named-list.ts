import { inOrder, type Order } from "./order.ts";
import type { SortKey } from "../sorted.ts";

interface Named {
  readonly id: string;
  readonly key: string;
  readonly name: string;
  readonly createdAt: number;
}

export const NAMED_ORDERS = ["created_at", "name", "key"] as const;

/** Permissions, roles and role sets are found alike: an exact id, or part of a name or key. */
export function listNamed<T extends Named>(
  records: Iterable<T>,
  query: string | undefined,
  { field, descending }: Order<(typeof NAMED_ORDERS)[number]>,
): T[] {
  const part = query?.toLowerCase();
  const found = [...records].filter(
    ({ id, name, key }) =>
      !part || id === query || name.toLowerCase().includes(part) || key.includes(part),
  );
  const keyOf = (record: T): SortKey => (field === "created_at" ? record.createdAt : record[field]);
  return inOrder(found, keyOf, descending);
}
