import type { Client } from "./resources/client.ts";
import type { DevBrowser } from "./resources/dev-browser.ts";
import type { Session } from "./resources/session.ts";
import type { Settings } from "./resources/settings.ts";
import type { User } from "./resources/user.ts";
import {
  createTable,
  type Change,
  type IndexKeys,
  type StoredRecord,
  type Table,
} from "./table.ts";

/** One line per resource: its record, and an index for each way its lists are asked for. */
function createTables(changed: (change: Change) => void) {
  const table = <T extends StoredRecord, I extends string>(
    name: string,
    indexes: Record<I, (record: T) => IndexKeys>,
  ): Table<T, I> => createTable(name, indexes, changed);
  return {
    settings: table("settings", { id: (settings: Settings) => settings.id }),
    users: table("users", {
      email: (user: User) => user.emailAddresses.map((email) => email.emailAddress),
      phone: (user) => user.phoneNumbers.map((phone) => phone.phoneNumber),
      username: (user) => user.username?.toLowerCase() ?? null,
      externalId: (user) => user.externalId,
      identification: (user) =>
        [user.emailAddresses, user.phoneNumbers, user.externalAccounts].flatMap((identifications) =>
          identifications.map(({ id }) => id),
        ),
    }),
    devBrowsers: table("devBrowsers", { client: (browser: DevBrowser) => browser.clientId }),
    clients: table("clients", { session: (client: Client) => client.lastActiveSessionId }),
    sessions: table("sessions", {
      user: (session: Session) => session.userId,
      client: (session) => session.clientId,
    }),
  };
}

export type Tables = ReturnType<typeof createTables>;

export type Snapshot = Record<string, StoredRecord[]>;

export interface Store extends Tables {
  /** Calls back after every put and delete of any table; the state log is such a listener. */
  onChange(listener: (change: Change) => void): () => void;
  snapshot(): Snapshot;
  /** Replaces everything by what a snapshot holds. */
  restore(snapshot: Snapshot): void;
  /** Applies one change as it was announced, as the state log does when it is read back. */
  apply(change: Change): void;
  reset(): void;
}

export function createStore(): Store {
  const listeners = new Set<(change: Change) => void>();
  const tables = createTables((change) => {
    for (const listener of listeners) listener(change);
  });
  const byName = new Map<string, Table<StoredRecord>>(Object.entries(tables) as never);
  const reset = (): void => {
    for (const table of byName.values()) for (const { id } of table.all()) table.delete(id);
  };
  const apply = ({ table, id, record }: Change): void => {
    const target = byName.get(table);
    if (record) target?.put(record);
    else target?.delete(id);
  };
  return {
    ...tables,
    onChange: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    snapshot: () =>
      Object.fromEntries([...byName].map(([name, table]) => [name, [...table.all()]])),
    restore: (snapshot) => {
      reset();
      for (const [table, records] of Object.entries(snapshot)) {
        for (const record of records) apply({ table, id: record.id, record });
      }
    },
    apply,
    reset,
  };
}
