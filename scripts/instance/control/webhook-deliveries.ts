import { Hono } from "hono";
import * as z from "zod";
import type { Instance } from "../instance.ts";
import { query } from "../middleware/input.ts";
import { listJson, PAGE, single } from "../middleware/pagination.ts";
import {
  getDelivery,
  listDeliveries,
  replayDelivery,
  type WebhookAttempt,
  type WebhookDelivery,
} from "../resources/webhook-delivery.ts";

const ListQuery = z.object({
  ...PAGE,
  endpoint_id: single.optional(),
  status: single.pipe(z.enum(["pending", "succeeded", "failed"])).optional(),
});

/** What was sent, the newest first, with every attempt. */
export const webhookDeliveries = (instance: Instance) =>
  new Hono()
    .get("/", query(ListQuery), (c) => {
      const { endpoint_id: endpointId, status, ...page } = c.req.valid("query");
      return c.json(listJson(listDeliveries(instance, { endpointId, status }), page, deliveryJson));
    })
    .get("/:id", (c) => c.json(deliveryJson(getDelivery(instance, c.req.param("id")))))
    .post("/:id/replay", (c) => c.json(deliveryJson(replayDelivery(instance, c.req.param("id")))));

function deliveryJson(delivery: WebhookDelivery) {
  return {
    object: "webhook_delivery",
    id: delivery.id,
    endpoint_id: delivery.endpointId,
    event_id: delivery.eventId,
    type: delivery.type,
    status: delivery.status,
    body: delivery.body,
    attempts: delivery.attempts.map(attemptJson),
    next_attempt_at: delivery.nextAttemptAt,
    created_at: delivery.eventAt,
  };
}

function attemptJson(attempt: WebhookAttempt) {
  return {
    at: attempt.at,
    milliseconds: attempt.milliseconds,
    request_headers: attempt.requestHeaders,
    status: attempt.status,
    response_headers: attempt.responseHeaders,
    response_body: attempt.responseBody,
    error: attempt.error,
  };
}
