import { Hono } from "hono";
import type { Instance } from "../instance.ts";
import { localOnly } from "../middleware/local-only.ts";
import { clock } from "./clock.ts";
import { faults } from "./faults.ts";
import { inbox } from "./inbox.ts";
import { info, type InfoOptions } from "./info.ts";
import { keys } from "./keys.ts";
import { records } from "./records.ts";
import { settingsRoutes } from "./settings.ts";
import { state } from "./state.ts";
import { webhookDeliveries } from "./webhook-deliveries.ts";
import { webhookEndpoints } from "./webhook-endpoints.ts";

export interface ControlOptions extends InfoOptions {
  /** Host names beyond loopback under which a person may reach the control API and the page. */
  hosts?: readonly string[];
}

/** Our own API, for tests and for the page: one guard, then a line per thing it controls. */
export function control(instance: Instance, options: ControlOptions): Hono {
  return new Hono()
    .use(localOnly(options.hosts))
    .route("/", info(instance, options))
    .route("/", state(instance))
    .route("/", records(instance))
    .route("/settings", settingsRoutes(instance))
    .route("/clock", clock(instance))
    .route("/keys", keys(instance))
    .route("/inbox", inbox(instance))
    .route("/faults", faults(instance))
    .route("/webhooks/endpoints", webhookEndpoints(instance))
    .route("/webhooks/deliveries", webhookDeliveries(instance));
}
