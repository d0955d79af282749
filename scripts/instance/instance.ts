import { createClock, type Clock } from "./clock.ts";
import { createEvents, type Events } from "./events.ts";
import { createIds } from "./ids.ts";
import { createFaults, type Faults } from "./faults.ts";
import { createKeys, type Keys, type KeysOptions } from "./keys.ts";
import { clerkOrigins, type Origins } from "./origins.ts";
import type { Settings } from "./resources/settings.ts";
import { createStore, type Store } from "./store.ts";

/** A Clerk dev instance in memory. Operations take it as their first argument; it knows no HTTP. */
export interface Instance {
  store: Store;
  events: Events;
  keys: Keys;
  /** What links and images begin with; see `atPlainUrl`. */
  origins: Origins;
  clock: Clock;
  now: () => number;
  newId: (prefix: string) => string;
  /** What it was made with in place of the default settings; a reset comes back to them. */
  settings: Partial<Omit<Settings, "id">>;
  faults: Faults;
  /** Back to empty. Keys and webhook endpoints stay, or running apps would be cut off. */
  reset(): void;
}

export interface InstanceOptions {
  keys?: Omit<KeysOptions, "newId">;
  clock?: Clock;
  settings?: Instance["settings"];
}

export function createInstance(options: InstanceOptions = {}): Instance {
  const { clock = createClock(), settings = {} } = options;
  const newId = createIds(clock.now);
  const store = createStore();
  const events = createEvents(clock.now, newId);
  const keys = createKeys({ ...options.keys, newId });
  const faults = createFaults(clock.machineNow, newId);
  return {
    store,
    events,
    keys,
    origins: clerkOrigins(keys.host),
    clock,
    now: clock.now,
    newId,
    settings,
    faults,
    reset: () => {
      const endpoints = [...store.webhookEndpoints.all()];
      store.reset();
      for (const endpoint of endpoints) store.webhookEndpoints.put(endpoint);
      events.reset();
      faults.clear();
      clock.reset();
    },
  };
}
