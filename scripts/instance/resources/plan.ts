import type { BillingPlanJSON } from "@clerk/backend";
import { money } from "./money.ts";
import { notFound } from "../errors.ts";
import type { Instance } from "../instance.ts";

/** What a user or an organization can subscribe to. The Dashboard would make them. */
export interface Plan {
  readonly id: string;
  readonly name: string;
  readonly slug: string;
  readonly description: string | null;
  readonly payerType: "user" | "org";
  /** Everybody who pays for nothing else has it. */
  readonly isDefault: boolean;
  readonly publiclyVisible: boolean;
  /** Cents a month; 0: free. */
  readonly fee: number;
  /** Cents a month when paid for a year; null: only monthly. */
  readonly annualMonthlyFee: number | null;
  readonly features: readonly string[];
  readonly freeTrialDays: number | null;
}

export type PlanInput = Pick<Plan, "name" | "slug" | "payerType" | "fee"> &
  Partial<Omit<Plan, "id">>;

export function getPlan(instance: Instance, id: string): Plan {
  const plan = instance.store.plans.get(id);
  if (!plan) throw notFound("plan", id);
  return plan;
}

export function createPlan(instance: Instance, input: PlanInput): Plan {
  return instance.store.plans.put({
    id: instance.newId("cplan"),
    description: null,
    isDefault: false,
    publiclyVisible: true,
    annualMonthlyFee: null,
    features: [],
    freeTrialDays: null,
    ...input,
  });
}

export function planJson(plan: Plan): BillingPlanJSON & { product_id: string } {
  const { annualMonthlyFee } = plan;
  return {
    object: "commerce_plan",
    id: plan.id,
    name: plan.name,
    slug: plan.slug,
    description: plan.description,
    product_id: plan.id.replace("cplan_", "cprod_"),
    is_default: plan.isDefault,
    is_recurring: true,
    has_base_fee: plan.fee > 0,
    publicly_visible: plan.publiclyVisible,
    fee: money(plan.fee),
    annual_fee: annualMonthlyFee === null ? null : money(annualMonthlyFee * 12),
    annual_monthly_fee: annualMonthlyFee === null ? null : money(annualMonthlyFee),
    for_payer_type: plan.payerType,
    features: plan.features.map(featureJson),
    free_trial_enabled: plan.freeTrialDays !== null,
    free_trial_days: plan.freeTrialDays,
    avatar_url: null,
  };
}

function featureJson(slug: string) {
  const name = slug.replaceAll(/[-_]/g, " ");
  const object = "feature" as const;
  return { object, id: `feat_${slug}`, name, slug, description: null, avatar_url: null };
}
