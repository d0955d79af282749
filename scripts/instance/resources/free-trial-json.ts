import { money } from "./money.ts";
import { getPlan } from "./plan.ts";
import { itemJson, type SubscriptionItem } from "./subscription.ts";
import type { Instance } from "../instance.ts";

/** Extending a free trial still answers in an older shape, with amounts spelled out. */
export function freeTrialItemJson(instance: Instance, item: SubscriptionItem) {
  const json = itemJson(instance, item);
  const { payerType, fee, annualMonthlyFee, description } = getPlan(instance, item.planId);
  const monthly = money(fee);
  const annualMonthly = money(annualMonthlyFee ?? 0);
  const annual = money((annualMonthlyFee ?? 0) * 12);
  return {
    ...json,
    payment_source_id: "",
    proration_date: "",
    plan: {
      ...json.plan,
      ...monthly,
      annual_monthly_amount: annualMonthly.amount,
      annual_monthly_amount_formatted: annualMonthly.amount_formatted,
      annual_amount: annual.amount,
      annual_amount_formatted: annual.amount_formatted,
      description: description ?? "",
      avatar_url: "",
      payer_type: [payerType],
    },
  };
}
