import type { BillingSubscriptionItemJSON, BillingSubscriptionJSON } from "@clerk/backend";
import { money } from "./money.ts";
import { getPlan, planJson } from "./plan.ts";
import { notFound } from "../errors.ts";
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

export function subscriptionOf(instance: Instance, payerId: string): Subscription {
  const subscription = instance.store.subscriptions.find("payer", payerId);
  if (!subscription) throw notFound("subscription", payerId);
  return subscription;
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

/** The subscription an item is part of. */
export function ownerOf(instance: Instance, itemId: string): Subscription {
  const subscription = instance.store.subscriptions.find("item", itemId);
  if (!subscription) throw notFound("subscription item", itemId);
  return subscription;
}
