import type { BillingSubscriptionItemJSON, BillingSubscriptionJSON } from "@clerk/backend";
import { money } from "./money.ts";
import { getPlan, planJson } from "./plan.ts";
import { apiError, notFound } from "../errors.ts";
import type { Instance } from "../instance.ts";

export interface SubscriptionItem {
  readonly id: string;
  readonly planId: string;
  readonly status: "active" | "canceled" | "ended";
  readonly period: "month" | "annual";
  readonly isFreeTrial: boolean;
  readonly periodStart: number;
  readonly periodEnd: number | null;
  readonly canceledAt: number | null;
  readonly endedAt: number | null;
  readonly createdAt: number;
  readonly updatedAt: number;
}

/** What a user or an organization pays for. A checkout would make it; here a seed does. */
export interface Subscription {
  readonly id: string;
  /** A user or an organization. */
  readonly payerId: string;
  readonly items: readonly SubscriptionItem[];
  readonly createdAt: number;
  readonly updatedAt: number;
}

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
  return instance.store.subscriptions.put({
    id: known?.id ?? instance.newId("csub"),
    payerId,
    items: [...(known?.items ?? []), item],
    createdAt: known?.createdAt ?? now,
    updatedAt: now,
  });
}

export function subscriptionOf(instance: Instance, payerId: string): Subscription {
  const subscription = instance.store.subscriptions.find("payer", payerId);
  if (!subscription) throw notFound("subscription", payerId);
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
  return changeItem(instance, id, { ...ended, canceledAt: now });
}

export function extendFreeTrial(instance: Instance, id: string, until: number): SubscriptionItem {
  const item = findItem(instance, id);
  if (!item.isFreeTrial || until <= (item.periodEnd ?? 0)) throw notExtendable();
  return changeItem(instance, id, { periodEnd: until });
}

export function subscriptionJson(
  instance: Instance,
  subscription: Subscription,
): BillingSubscriptionJSON {
  const isActive = subscription.items.some(({ status }) => status === "active");
  return {
    object: "commerce_subscription",
    id: subscription.id,
    instance_id: instance.keys.instanceId,
    status: isActive ? "active" : "ended",
    payer_id: subscription.payerId,
    subscription_items: subscription.items.map((item) => itemJson(instance, item)),
    eligible_for_free_trial: false,
    active_at: subscription.createdAt,
    past_due_at: null,
    created_at: subscription.createdAt,
    updated_at: subscription.updatedAt,
  };
}

type ItemWire = BillingSubscriptionItemJSON & { payer_id: string };

export function itemJson(instance: Instance, item: SubscriptionItem): ItemWire {
  const plan = getPlan(instance, item.planId);
  return {
    object: "commerce_subscription_item",
    id: item.id,
    instance_id: instance.keys.instanceId,
    status: item.status,
    plan_id: plan.id,
    plan: planJson(plan),
    plan_period: item.period,
    payer_id: ownerOf(instance, item.id).payerId,
    is_free_trial: item.isFreeTrial,
    lifetime_paid: money(0),
    period_start: item.periodStart,
    period_end: item.periodEnd,
    canceled_at: item.canceledAt,
    past_due_at: null,
    ended_at: item.endedAt,
    created_at: item.createdAt,
    updated_at: item.updatedAt,
  };
}

function ownerOf(instance: Instance, itemId: string): Subscription {
  const subscription = instance.store.subscriptions.find("item", itemId);
  if (!subscription) throw notFound("subscription item", itemId);
  return subscription;
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
): SubscriptionItem {
  const subscription = ownerOf(instance, id);
  const updatedAt = instance.now();
  const items = subscription.items.map((item) =>
    item.id === id ? { ...item, ...changes, updatedAt } : item,
  );
  instance.store.subscriptions.put({ ...subscription, items, updatedAt });
  return findItem(instance, id);
}

function notActive(status: string) {
  const message = `Unexpected status ${status}, expected a subscription item that is active`;
  return apiError(422, "subscription_item_not_active", "Subscription item not active", message);
}

function notExtendable() {
  const message = "Unexpected date, expected one after the end of a running free trial";
  return apiError(422, "free_trial_not_extendable", "Free trial not extendable", message);
}
