import { getPlan } from "./plan.ts";
import { itemEventJson, subscriptionEventJson } from "./subscription-event.ts";
import { ownerOf, type Subscription, type SubscriptionItem } from "./subscription.ts";
import { apiError, notFound } from "../errors.ts";
import type { Instance } from "../instance.ts";

const DAY = 24 * 60 * 60 * 1000;

export function subscribe(
  instance: Instance,
  payerId: string,
  planId: string,
  period: SubscriptionItem["period"] = "month",
): Subscription {
  const plan = getPlan(instance, planId);
  const now = instance.now();
  const known = instance.store.subscriptions.find("payer", payerId);
  const days = plan.freeTrialDays ?? (period === "month" ? 30 : 365);
  const item: SubscriptionItem = {
    id: instance.newId("csub_item"),
    planId,
    status: "active",
    period,
    isFreeTrial: plan.freeTrialDays !== null,
    periodStart: now,
    periodEnd: plan.fee === 0 ? null : now + days * DAY,
    canceledAt: null,
    endedAt: null,
    createdAt: now,
    updatedAt: now,
  };
  const subscription = instance.store.subscriptions.put({
    id: known?.id ?? instance.newId("csub"),
    payerId,
    items: [...(known?.items ?? []), item],
    createdAt: known?.createdAt ?? now,
    updatedAt: now,
  });
  const type = known ? "subscription.updated" : "subscription.created";
  instance.events.record(type, subscriptionEventJson(instance, subscription));
  const json = itemEventJson(instance, subscription, item);
  instance.events.record("subscriptionItem.created", json);
  instance.events.record("subscriptionItem.active", json);
  return subscription;
}

/** At once, or when what is paid for has passed. */
export function cancelItem(instance: Instance, id: string, endNow: boolean): SubscriptionItem {
  const { status } = findItem(instance, id);
  if (status !== "active") throw notActive(status);
  const now = instance.now();
  const ended = endNow
    ? { status: "ended" as const, endedAt: now }
    : { status: "canceled" as const };
  const type = endNow ? "subscriptionItem.ended" : "subscriptionItem.canceled";
  return changeItem(instance, id, { ...ended, canceledAt: now }, type);
}

export function extendFreeTrial(instance: Instance, id: string, until: number): SubscriptionItem {
  const item = findItem(instance, id);
  if (!item.isFreeTrial || until <= (item.periodEnd ?? 0)) throw notExtendable();
  return changeItem(instance, id, { periodEnd: until }, "subscriptionItem.updated");
}

function findItem(instance: Instance, id: string): SubscriptionItem {
  const item = ownerOf(instance, id).items.find((other) => other.id === id);
  if (!item) throw notFound("subscription item", id);
  return item;
}

function changeItem(
  instance: Instance,
  id: string,
  changes: Partial<SubscriptionItem>,
  type: "subscriptionItem.updated" | "subscriptionItem.canceled" | "subscriptionItem.ended",
): SubscriptionItem {
  const subscription = ownerOf(instance, id);
  const updatedAt = instance.now();
  const items = subscription.items.map((item) =>
    item.id === id ? { ...item, ...changes, updatedAt } : item,
  );
  const changed = instance.store.subscriptions.put({ ...subscription, items, updatedAt });
  const item = findItem(instance, id);
  instance.events.record(type, itemEventJson(instance, changed, item));
  return item;
}

function notActive(status: string) {
  const message = `Unexpected status ${status}, expected a subscription item that is active`;
  return apiError(422, "subscription_item_not_active", "Subscription item not active", message);
}

function notExtendable() {
  const message = "Unexpected date, expected one after the end of a running free trial";
  return apiError(422, "free_trial_not_extendable", "Free trial not extendable", message);
}
