import { randomBytes } from "node:crypto";
import { invalidParam, notFound } from "../errors.ts";
import type { Instance } from "../instance.ts";

/** Where events are posted to. */
export interface WebhookEndpoint {
  readonly id: string;
  readonly url: string;
  /** The event types it wants; none means all of them. A prefix like `user.*` counts too. */
  readonly events: readonly string[];
  /** `whsec_` and the base64 of the key that signs. */
  readonly secret: string;
  readonly disabled: boolean;
  readonly createdAt: number;
}

export type WebhookEndpointFields = Partial<
  Pick<WebhookEndpoint, "url" | "events" | "secret" | "disabled">
>;

export function createWebhookEndpoint(
  instance: Instance,
  {
    url,
    events = [],
    secret = newSecret(),
    disabled = false,
  }: WebhookEndpointFields & { url: string },
): WebhookEndpoint {
  checkUrl(url);
  const id = instance.newId("ep");
  const createdAt = instance.now();
  return instance.store.webhookEndpoints.put({ id, url, events, secret, disabled, createdAt });
}

export function getWebhookEndpoint(instance: Instance, id: string): WebhookEndpoint {
  const endpoint = instance.store.webhookEndpoints.get(id);
  if (!endpoint) throw notFound("webhook endpoint", id);
  return endpoint;
}

export function updateWebhookEndpoint(
  instance: Instance,
  id: string,
  fields: WebhookEndpointFields,
): WebhookEndpoint {
  if (fields.url !== undefined) checkUrl(fields.url);
  return instance.store.webhookEndpoints.put({ ...getWebhookEndpoint(instance, id), ...fields });
}

/** The log of what it was sent goes with it. */
export function deleteWebhookEndpoint(instance: Instance, id: string): void {
  getWebhookEndpoint(instance, id);
  const { webhookDeliveries, webhookEndpoints } = instance.store;
  for (const delivery of webhookDeliveries.by("endpoint", id))
    webhookDeliveries.delete(delivery.id);
  webhookEndpoints.delete(id);
}

export function wantsEvent({ events, disabled }: WebhookEndpoint, type: string): boolean {
  if (disabled) return false;
  return events.length === 0 || events.some((wanted) => covers(wanted, type));
}

function covers(wanted: string, type: string): boolean {
  return wanted === type || (wanted.endsWith(".*") && type.startsWith(wanted.slice(0, -1)));
}

function newSecret(): string {
  return `whsec_${randomBytes(24).toString("base64")}`;
}

function checkUrl(url: string): void {
  if (URL.canParse(url) && /^https?:$/.test(new URL(url).protocol)) return;
  const message = `Unexpected url ${url}, expected an http or https URL`;
  throw invalidParam("url", "form_param_format_invalid", "is invalid", message);
}
