import { Hono } from "hono";
import * as z from "zod";
import type { Instance } from "../instance.ts";
import { body } from "../middleware/input.ts";
import { given } from "../middleware/fields.ts";
import { replayRange } from "../resources/webhook-delivery.ts";
import {
  createWebhookEndpoint,
  deleteWebhookEndpoint,
  getWebhookEndpoint,
  updateWebhookEndpoint,
  type WebhookEndpoint,
} from "../resources/webhook-endpoint.ts";
import { WebhookEndpointBody } from "../webhooks/endpoint-body.ts";

const UpdateBody = z.strictObject(WebhookEndpointBody.shape).partial();
const moment = z.union([
  z.number(),
  z.iso.datetime({ offset: true }).transform((text) => Date.parse(text)),
]);
const RangeBody = z.strictObject({ since: moment.default(0), until: moment.default(Infinity) });

export const webhookEndpoints = (instance: Instance) =>
  new Hono()
    .get("/", (c) => {
      const data = Array.from(instance.store.webhookEndpoints.all(), webhookEndpointJson);
      return c.json({ data, total_count: data.length });
    })
    .post("/", body(WebhookEndpointBody), (c) => {
      const { url, ...fields } = c.req.valid("json");
      const endpoint = createWebhookEndpoint(instance, { url, ...given(fields) });
      return c.json(webhookEndpointJson(endpoint));
    })
    .get("/:id", (c) => {
      return c.json(webhookEndpointJson(getWebhookEndpoint(instance, c.req.param("id"))));
    })
    .patch("/:id", body(UpdateBody), (c) => {
      const changes = given(c.req.valid("json"));
      const endpoint = updateWebhookEndpoint(instance, c.req.param("id"), changes);
      return c.json(webhookEndpointJson(endpoint));
    })
    .delete("/:id", (c) => {
      const id = c.req.param("id");
      deleteWebhookEndpoint(instance, id);
      return c.json({ object: "webhook_endpoint", id, deleted: true });
    })
    .post("/:id/replay", body(RangeBody), (c) => {
      const endpoint = getWebhookEndpoint(instance, c.req.param("id"));
      const replayed = replayRange(instance, endpoint, c.req.valid("json"));
      return c.json({ replayed: replayed.length });
    });

function webhookEndpointJson({ createdAt, ...rest }: WebhookEndpoint) {
  return { object: "webhook_endpoint", ...rest, created_at: createdAt };
}
