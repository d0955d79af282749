import type { Plan } from "./plan.ts";
import type { SubscriptionItem } from "./subscription.ts";
import type { Instance } from "../instance.ts";

/** What a user or an organization has: the plan last subscribed to, or the one that is everybody's. */
export function activePlan(instance: Instance, payerId: string): Plan | undefined {
  const { plans, subscriptions } = instance.store;
  const items = subscriptions.find("payer", payerId)?.items ?? [];
  const item = items.findLast((one) => counts(instance, one));
  if (item) return plans.get(item.planId);
  const payerType = payerId.startsWith("org_") ? "org" : "user";
  return [...plans.all()].find((plan) => plan.isDefault && plan.payerType === payerType);
}

/** What is canceled lasts until the end of what was paid for. */
function counts(instance: Instance, { status, periodEnd }: SubscriptionItem): boolean {
  if (status === "canceled") return periodEnd !== null && instance.now() < periodEnd;
  return status === "active";
}
