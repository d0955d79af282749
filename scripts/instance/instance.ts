import { createClock, type Clock } from "./clock.ts";
import { createEvents, type Events } from "./events.ts";
import { createIds } from "./ids.ts";
import { createKeys, type Keys, type KeysOptions } from "./keys.ts";
import { createStore, type Store } from "./store.ts";

/** A Clerk dev instance in memory. Operations take it as their first argument; it knows no HTTP. */
export interface Instance {
  store: Store;
  events: Events;
  keys: Keys;
  clock: Clock;
  now: () => number;
  newId: (prefix: string) => string;
  /** Back to empty: records, events and clock. Keys stay, or running apps would be cut off. */
  reset(): void;
}

export interface InstanceOptions {
  keys?: Omit<KeysOptions, "newId">;
  clock?: Clock;
}

export function createInstance({ keys, clock = createClock() }: InstanceOptions = {}): Instance {
  const newId = createIds(clock.now);
  const store = createStore();
  const events = createEvents(clock.now, newId);
  return {
    store,
    events,
    keys: createKeys({ ...keys, newId }),
    clock,
    now: clock.now,
    newId,
    reset: () => {
      store.reset();
      events.reset();
      clock.reset();
    },
  };
}
