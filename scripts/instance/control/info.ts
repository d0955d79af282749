import { Hono } from "hono";
import { builtOperations, type Route } from "./built-operations.ts";
import type { Instance } from "../instance.ts";

export interface InfoOptions {
  /** The environment of an app that runs against the instance. */
  env?: (() => Promise<Record<string, string>>) | undefined;
  routes: () => readonly Route[];
}

/** Whether it is up, how to reach it, and which published operations exist. */
export const info = (instance: Instance, { env, routes }: InfoOptions) =>
  new Hono()
    .get("/", async (c) => {
      const { instanceId, host, publishableKey, secretKey } = instance.keys;
      return c.json({
        object: "dev_instance",
        instance_id: instanceId,
        frontend_api: host,
        publishable_key: publishableKey,
        secret_key: secretKey,
        env: (await env?.()) ?? {},
        counts: counts(instance),
      });
    })
    .get("/health", (c) => c.json({ status: "ok" }))
    .get("/operations", (c) => c.json(builtOperations(routes())));

function counts({ store }: Instance): Record<string, number> {
  const { users, sessions, organizations, messages, webhookDeliveries } = store;
  return {
    users: users.size,
    sessions: sessions.size,
    organizations: organizations.size,
    messages: messages.size,
    webhook_deliveries: webhookDeliveries.size,
  };
}
