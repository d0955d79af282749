import { wantsEvent, type WebhookEndpoint } from "./webhook-endpoint.ts";
import { notFound } from "../errors.ts";
import type { RecordedEvent } from "../events.ts";
import type { Instance } from "../instance.ts";

/** One try to post an event, as it went. */
export interface WebhookAttempt {
  readonly at: number;
  readonly milliseconds: number;
  readonly requestHeaders: Readonly<Record<string, string>>;
  /** Null: no response came. */
  readonly status: number | null;
  readonly responseHeaders: Readonly<Record<string, string>>;
  readonly responseBody: string;
  readonly error: string | null;
}

/** One event on its way to one endpoint, with every attempt so far. */
export interface WebhookDelivery {
  readonly id: string;
  readonly endpointId: string;
  /** The `svix-id`: one over all endpoints and retries. */
  readonly eventId: string;
  readonly type: string;
  readonly eventAt: number;
  readonly body: string;
  readonly status: "pending" | "succeeded" | "failed";
  readonly attempts: readonly WebhookAttempt[];
  /** Attempts made since it was queued or replayed; the place in the retry schedule. */
  readonly step: number;
  /** When the next attempt is due; null when none will be made. */
  readonly nextAttemptAt: number | null;
}

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/** Svix's pauses: at once, then this long after each failure. */
const RETRY_PAUSES = [
  0,
  5 * SECOND,
  5 * MINUTE,
  30 * MINUTE,
  2 * HOUR,
  5 * HOUR,
  10 * HOUR,
  10 * HOUR,
];

const KEPT = 5_000;

/** Queues an event for an endpoint; `webhooks/courier.ts` sends what is due. */
export function queueDelivery(
  instance: Instance,
  endpoint: WebhookEndpoint,
  event: RecordedEvent,
): WebhookDelivery {
  forgetOldest(instance);
  return instance.store.webhookDeliveries.put({
    id: `${event.id}.${endpoint.id}`,
    endpointId: endpoint.id,
    eventId: event.id,
    type: event.type,
    eventAt: event.timestamp,
    body: eventBody(instance, event),
    status: "pending",
    attempts: [],
    step: 0,
    nextAttemptAt: instance.now(),
  });
}

/** Notes how an attempt went and when the next one is due. */
export function recordAttempt(
  instance: Instance,
  id: string,
  attempt: WebhookAttempt,
): WebhookDelivery | undefined {
  const delivery = instance.store.webhookDeliveries.get(id);
  if (!delivery) return undefined;
  const step = delivery.step + 1;
  const pause = RETRY_PAUSES[step];
  const succeeded = isSuccess(attempt);
  const willRetry = !succeeded && pause !== undefined;
  return instance.store.webhookDeliveries.put({
    ...delivery,
    attempts: [...delivery.attempts, attempt],
    step,
    status: succeeded ? "succeeded" : willRetry ? "pending" : "failed",
    nextAttemptAt: willRetry ? instance.now() + pause : null,
  });
}

/** Sends it again, under the id it had; a failure is retried from the start of the schedule. */
export function replayDelivery(instance: Instance, id: string): WebhookDelivery {
  const delivery = getDelivery(instance, id);
  const nextAttemptAt = instance.now();
  const queued = { ...delivery, status: "pending" as const, step: 0, nextAttemptAt };
  return instance.store.webhookDeliveries.put(queued);
}

/** Sends an endpoint all that happened in a time range, also what it did not exist for. */
export function replayRange(
  instance: Instance,
  endpoint: WebhookEndpoint,
  { since, until }: { since: number; until: number },
): WebhookDelivery[] {
  const isWithin = (at: number): boolean => at >= since && at <= until;
  const known = listDeliveries(instance, { endpointId: endpoint.id }).reverse();
  const knownIds = new Set(known.map(({ eventId }) => eventId));
  const missed = instance.events
    .recent()
    .filter(({ id, type }) => !knownIds.has(id) && wantsEvent(endpoint, type));
  return [
    ...known
      .filter(({ eventAt }) => isWithin(eventAt))
      .map(({ id }) => replayDelivery(instance, id)),
    ...missed
      .filter(({ timestamp }) => isWithin(timestamp))
      .map((event) => queueDelivery(instance, endpoint, event)),
  ];
}

export function getDelivery(instance: Instance, id: string): WebhookDelivery {
  const delivery = instance.store.webhookDeliveries.get(id);
  if (!delivery) throw notFound("webhook delivery", id);
  return delivery;
}

/** The newest first. */
export function listDeliveries(
  instance: Instance,
  { endpointId, status }: { endpointId?: string | undefined; status?: string | undefined },
): WebhookDelivery[] {
  const { webhookDeliveries } = instance.store;
  return (endpointId ? webhookDeliveries.by("endpoint", endpointId) : [...webhookDeliveries.all()])
    .filter((delivery) => !status || delivery.status === status)
    .reverse();
}

/** When a delivery is due, for the sorted view the courier works through. */
export function dueAt({ nextAttemptAt }: WebhookDelivery): number {
  return nextAttemptAt ?? Infinity;
}

function isSuccess({ status }: WebhookAttempt): boolean {
  return status !== null && status >= 200 && status < 300;
}

/** Only what is settled may be forgotten. */
function forgetOldest({ store: { webhookDeliveries } }: Instance): void {
  if (webhookDeliveries.size < KEPT) return;
  for (const { id, nextAttemptAt } of webhookDeliveries.all()) {
    if (nextAttemptAt !== null) continue;
    webhookDeliveries.delete(id);
    return;
  }
}

/** As published. No request is known by the time an event is recorded, so its attributes are ours. */
function eventBody({ keys }: Instance, { data, timestamp, type }: RecordedEvent): string {
  return JSON.stringify({
    data,
    event_attributes: { http_request: { client_ip: "127.0.0.1", user_agent: "" } },
    instance_id: keys.instanceId,
    object: "event",
    timestamp,
    type,
  });
}
