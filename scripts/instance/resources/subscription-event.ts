import { money } from "./money.ts";
import { logoUrl } from "./organization.ts";
import { getPlan, type Plan } from "./plan.ts";
import { subscriptionJson, type Subscription, type SubscriptionItem } from "./subscription.ts";
import { userImageUrl } from "./user-json.ts";
import type { EventData } from "../events.ts";
import type { Instance } from "../instance.ts";

type ItemEvent = EventData<"subscriptionItem.created">;

/** Webhooks carry another shape than the API: plain amounts, and who pays. */
export function itemEventJson(
  instance: Instance,
  { payerId }: Subscription,
  item: SubscriptionItem,
): ItemEvent {
  const plan = getPlan(instance, item.planId);
  const { periodStart, periodEnd, canceledAt } = item;
  return {
    object: "commerce_subscription_item",
    id: item.id,
    status: item.status,
    credit: NO_CREDIT,
    proration_date: new Date(periodStart).toISOString(),
    plan_period: item.period,
    period_start: periodStart,
    period_end: periodEnd,
    ...(canceledAt === null ? {} : { canceled_at: canceledAt }),
    lifetime_paid: 0,
    next_payment_amount: item.status === "active" ? plan.fee : 0,
    next_payment_date: periodEnd ?? 0,
    amount: money(plan.fee),
    plan: planEventJson(instance, plan, item.period),
    plan_id: plan.id,
    payer: payerJson(instance, payerId),
  };
}

export function subscriptionEventJson(
  instance: Instance,
  subscription: Subscription,
): EventData<"subscription.created"> {
  const { id, payerId, createdAt, updatedAt, items } = subscription;
  return {
    object: "commerce_subscription",
    id,
    status: subscriptionJson(instance, subscription).status,
    active_at: createdAt,
    created_at: createdAt,
    updated_at: updatedAt,
    latest_payment_id: "",
    payer_id: payerId,
    payer: payerJson(instance, payerId),
    payment_source_id: "",
    items: items.map((item) => itemEventJson(instance, subscription, item)),
  };
}

const NO_CREDIT: ItemEvent["credit"] = {
  amount: money(0),
  cycle_days_remaining: 0,
  cycle_days_total: 0,
  cycle_remaining_percent: 0,
};

function planEventJson(instance: Instance, plan: Plan, period: SubscriptionItem["period"]) {
  return {
    id: plan.id,
    instance_id: instance.keys.instanceId,
    product_id: plan.id.replace("cplan_", "cprod_"),
    name: plan.name,
    slug: plan.slug,
    ...(plan.description === null ? {} : { description: plan.description }),
    is_default: plan.isDefault,
    is_recurring: true,
    amount: plan.fee,
    period,
    interval: 1,
    has_base_fee: plan.fee > 0,
    currency: "USD",
    annual_monthly_amount: plan.annualMonthlyFee ?? 0,
    publicly_visible: plan.publiclyVisible,
  };
}

function payerJson(instance: Instance, payerId: string): NonNullable<ItemEvent["payer"]> {
  const user = instance.store.users.get(payerId);
  const organization = instance.store.organizations.get(payerId);
  const now = instance.now();
  return {
    object: "commerce_payer",
    id: payerId,
    instance_id: instance.keys.instanceId,
    email: user?.emailAddresses[0]?.emailAddress ?? "",
    image_url: user
      ? userImageUrl(instance, user)
      : organization
        ? logoUrl(instance, organization)
        : "",
    ...(user ? { user_id: user.id } : {}),
    ...(organization
      ? { organization_id: organization.id, organization_name: organization.name }
      : {}),
    created_at: user?.createdAt ?? organization?.createdAt ?? now,
    updated_at: user?.updatedAt ?? organization?.updatedAt ?? now,
  };
}
