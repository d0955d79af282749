import { findUser } from "./find-user.ts";
import type { Seed, SeedPlan } from "./seed-body.ts";
import type { Instance } from "../instance.ts";
import { given } from "../middleware/fields.ts";
import { subscribe } from "../resources/change-subscription.ts";
import { getOrganization } from "../resources/organization.ts";
import { createPlan, type Plan } from "../resources/plan.ts";
import type { User } from "../resources/user.ts";

export function seedPlan(instance: Instance, plan: SeedPlan): Plan {
  const { name, slug, payer_type: payerType, fee } = plan;
  const rest = given({
    description: plan.description,
    isDefault: plan.is_default,
    publiclyVisible: plan.publicly_visible,
    annualMonthlyFee: plan.annual_monthly_fee,
    freeTrialDays: plan.free_trial_days,
    features: plan.features,
  });
  return createPlan(instance, { name, slug, payerType, fee, ...rest });
}

export function seedSubscription(
  instance: Instance,
  subscription: Seed["subscriptions"][number],
  seeded: readonly User[],
): void {
  const plan = instance.store.plans.find("slug", subscription.plan);
  if (!plan) {
    throw new Error(`Unexpected plan ${subscription.plan}, expected the slug of one of the plans`);
  }
  const payer =
    "user" in subscription
      ? findUser(instance, subscription.user, seeded)
      : getOrganization(instance, subscription.organization);
  if (payer.id.startsWith("org_") !== (plan.payerType === "org")) {
    throw new Error(`Unexpected payer of ${plan.slug}, expected one of type ${plan.payerType}`);
  }
  subscribe(instance, payer.id, plan.id, subscription.period);
}
