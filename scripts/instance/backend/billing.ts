import { Hono } from "hono";
import * as z from "zod";
import { moment } from "../middleware/fields.ts";
import { body, query } from "../middleware/input.ts";
import { flag, listJson, PAGINATED, single } from "../middleware/pagination.ts";
import type { Instance } from "../instance.ts";
import { freeTrialItemJson } from "../resources/free-trial-json.ts";
import { getOrganization } from "../resources/organization.ts";
import { planJson } from "../resources/plan.ts";
import { cancelItem, extendFreeTrial } from "../resources/change-subscription.ts";
import {
  itemJson,
  subscriptionJson,
  subscriptionOf,
  type SubscriptionItem,
} from "../resources/subscription.ts";
import { getUser } from "../resources/user.ts";

const payerType = single.pipe(z.enum(["user", "org"])).optional();
const PlansQuery = z.object({ ...PAGINATED, payer_type: payerType });
const ItemsQuery = z.object({
  ...PAGINATED,
  status: single.optional(),
  payer_type: payerType,
  plan_id: single.optional(),
  include_free: flag.default(false),
});
const CancelQuery = z.object({ end_now: flag.default(false) });
const ExtendBody = z.object({ extend_to: moment });

export const billing = (instance: Instance) => {
  const json = (item: SubscriptionItem) => itemJson(instance, item);
  return new Hono()
    .get("/plans", query(PlansQuery), (c) => {
      const { payer_type: payer, limit, offset } = c.req.valid("query");
      const plans = [...instance.store.plans.all()];
      const found = plans.filter((plan) => !payer || plan.payerType === payer);
      return c.json(listJson(found, { limit, offset }, planJson));
    })
    .get("/subscription_items", query(ItemsQuery), (c) => {
      const {
        limit,
        offset,
        status,
        plan_id: planId,
        payer_type: payer,
        include_free: free,
      } = c.req.valid("query");
      const items = [...instance.store.subscriptions.all()].flatMap((owner) => owner.items);
      const found = items.filter((item) => {
        const plan = instance.store.plans.get(item.planId);
        return (
          (!status || item.status === status) &&
          (!planId || item.planId === planId) &&
          (!payer || plan?.payerType === payer) &&
          (free || (plan?.fee ?? 0) > 0)
        );
      });
      return c.json(listJson(found, { limit, offset }, json));
    })
    .delete("/subscription_items/:id", query(CancelQuery), (c) =>
      c.json(json(cancelItem(instance, c.req.param("id"), c.req.valid("query").end_now))),
    )
    .post("/subscription_items/:id/extend_free_trial", body(ExtendBody), (c) => {
      const item = extendFreeTrial(instance, c.req.param("id"), c.req.valid("json").extend_to);
      return c.json(freeTrialItemJson(instance, item));
    });
};

/** Under a user's own path. */
export const userSubscription = (instance: Instance) =>
  new Hono().get("/:id/billing/subscription", (c) => {
    const { id } = getUser(instance, c.req.param("id"));
    return c.json(subscriptionJson(instance, subscriptionOf(instance, id)));
  });

/** Under an organization's own path. */
export const organizationSubscription = (instance: Instance) =>
  new Hono().get("/:id/billing/subscription", (c) => {
    const { id } = getOrganization(instance, c.req.param("id"));
    return c.json(subscriptionJson(instance, subscriptionOf(instance, id)));
  });
