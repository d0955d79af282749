import { post } from "./post.ts";
import type { Instance } from "../instance.ts";
import { dueAt, queueDelivery, recordAttempt } from "../resources/webhook-delivery.ts";
import type { WebhookDelivery } from "../resources/webhook-delivery.ts";
import { wantsEvent } from "../resources/webhook-endpoint.ts";

/** Sends what is due: at once, when the clock is moved there, or when its time comes. */
export interface Courier {
  /** Resolves once nothing is under way and nothing is due. */
  idle(): Promise<void>;
  stop(): void;
}

export interface CourierOptions {
  /** How long an endpoint may take to answer, in milliseconds. */
  timeout?: number;
}

const IN_FLIGHT = 32;
const LONGEST_TIMER = 2 ** 31 - 1;

export function startCourier(
  instance: Instance,
  { timeout = 15_000 }: CourierOptions = {},
): Courier {
  const { store, events, clock, now } = instance;
  const underWay = new Map<string, Promise<void>>();
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;
  let isScheduled = false;

  const send = async (delivery: WebhookDelivery): Promise<void> => {
    const endpoint = store.webhookEndpoints.get(delivery.endpointId);
    if (!endpoint) return void store.webhookDeliveries.delete(delivery.id);
    const attempt = await post(endpoint, delivery, { clock, timeout });
    if (!stopped) recordAttempt(instance, delivery.id, attempt);
  };
  const sendDue = (): void => {
    isScheduled = false;
    clearTimeout(timer);
    if (stopped) return;
    for (const delivery of store.webhookDeliveries.sorted(dueAt).slice(0, 2 * IN_FLIGHT)) {
      if (underWay.size >= IN_FLIGHT) return;
      const wait = dueAt(delivery) - now();
      if (wait > 0) return wakeIn(wait);
      if (underWay.has(delivery.id)) continue;
      const sent = send(delivery).finally(() => {
        underWay.delete(delivery.id);
        schedule();
      });
      underWay.set(delivery.id, sent);
    }
  };
  const wakeIn = (wait: number): void => {
    if (wait !== Infinity) timer = setTimeout(sendDue, Math.min(wait, LONGEST_TIMER)).unref();
  };
  /** Behind the operation that recorded the event, so that no request waits for a delivery. */
  const schedule = (): void => {
    if (isScheduled) return;
    isScheduled = true;
    setImmediate(sendDue);
  };

  const unlisten = [
    events.listen((event) => {
      for (const endpoint of store.webhookEndpoints.all()) {
        if (wantsEvent(endpoint, event.type)) queueDelivery(instance, endpoint, event);
      }
    }),
    store.onChange(({ table }) => {
      if (table === "webhookDeliveries") schedule();
    }),
    clock.onMove(schedule),
  ];
  schedule();
  return {
    idle: async () => {
      const isDue = (): boolean => {
        const [first] = store.webhookDeliveries.sorted(dueAt);
        return first !== undefined && dueAt(first) <= now();
      };
      while (isScheduled || underWay.size > 0 || isDue()) {
        await Promise.all([...underWay.values(), new Promise(setImmediate)]);
      }
    },
    stop: () => {
      stopped = true;
      clearTimeout(timer);
      for (const off of unlisten) off();
    },
  };
}
