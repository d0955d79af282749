import { seedPlan, seedSubscription } from "./seed-billing.ts";
import { seedOrganization } from "./seed-organization.ts";
import type { Seed } from "./seed-body.ts";
import type { Instance } from "../instance.ts";
import { given } from "../middleware/fields.ts";
import { createPermission } from "../resources/permission.ts";
import { createRole } from "../resources/role.ts";
import { updateSettings } from "../resources/settings.ts";
import { createUser } from "../resources/user.ts";
import { warmUserLists } from "../resources/user-list.ts";
import { createWebhookEndpoint } from "../resources/webhook-endpoint.ts";

/** Endpoints come first: what is seeded is announced like any other change. */
export function seed(instance: Instance, input: Seed): void {
  if (input.settings) updateSettings(instance, input.settings);
  for (const { url, ...fields } of input.webhook_endpoints) {
    createWebhookEndpoint(instance, { url, ...given(fields) });
  }
  for (const permission of input.permissions) createPermission(instance, permission);
  for (const role of input.roles) createRole(instance, { ...role, inPrimaryRoleSet: true });
  const users = input.users.map((user) => createUser(instance, user));
  for (const organization of input.organizations) seedOrganization(instance, organization, users);
  for (const plan of input.plans) seedPlan(instance, plan);
  for (const subscription of input.subscriptions) seedSubscription(instance, subscription, users);
  warmUserLists(instance);
}
