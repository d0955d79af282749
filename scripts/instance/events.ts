import type { WebhookEvent } from "@clerk/backend/webhooks";

type EventType = WebhookEvent["type"];

type DataOf<E, T> = E extends { type: infer U; data: infer D } ? (T extends U ? D : never) : never;

/** What an event of a type carries, as the SDK's own types say. */
export type EventData<T extends EventType> = DataOf<WebhookEvent, T>;

export interface RecordedEvent {
  /** The webhook message id: one over all endpoints and retries. */
  id: string;
  type: EventType;
  timestamp: number;
  data: unknown;
}

export interface Events {
  record<T extends EventType>(type: T, data: EventData<T>): void;
  listen(listener: (event: RecordedEvent) => void): () => void;
  /** The last events, oldest first; older ones are forgotten. */
  recent(): readonly RecordedEvent[];
  reset(): void;
}

/** With more, a large seed outlives the collector's young generation event by event, and memory grows by half. */
const KEPT = 1_000;

export function createEvents(now: () => number, newId: (prefix: string) => string): Events {
  const listeners = new Set<(event: RecordedEvent) => void>();
  let ring: RecordedEvent[] = [];
  let next = 0;
  return {
    record: (type, data) => {
      const event = { id: newId("msg"), type, timestamp: now(), data };
      ring[next] = event;
      next = (next + 1) % KEPT;
      for (const listener of listeners) listener(event);
    },
    listen: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    recent: () => [...ring.slice(next), ...ring.slice(0, next)],
    reset: () => {
      ring = [];
      next = 0;
    },
  };
}
