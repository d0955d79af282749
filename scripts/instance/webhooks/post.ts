import type { Clock } from "../clock.ts";
import { readStart } from "./read-start.ts";
import { sign } from "./sign.ts";
import type { WebhookAttempt, WebhookDelivery } from "../resources/webhook-delivery.ts";
import type { WebhookEndpoint } from "../resources/webhook-endpoint.ts";

export interface PostOptions {
  clock: Clock;
  timeout: number;
}

type Reply = Pick<WebhookAttempt, "status" | "responseHeaders" | "responseBody" | "error">;

/** One attempt, signed anew. It never throws: what went wrong is part of what it returns. */
export async function post(
  { url, secret }: WebhookEndpoint,
  { eventId, body }: WebhookDelivery,
  { clock, timeout }: PostOptions,
): Promise<WebhookAttempt> {
  const at = clock.now();
  const started = performance.now();
  const requestHeaders = {
    "content-type": "application/json",
    "user-agent": "clerk-dev-instance",
    ...sign(secret, eventId, clock.machineNow(), body),
  };
  const reply = await send(url, requestHeaders, body, timeout);
  return { at, milliseconds: Math.round(performance.now() - started), requestHeaders, ...reply };
}

/** A redirect is not followed: it counts as a failure. */
async function send(
  url: string,
  headers: Record<string, string>,
  body: string,
  timeout: number,
): Promise<Reply> {
  const signal = AbortSignal.timeout(timeout);
  try {
    const response = await fetch(url, {
      method: "POST",
      headers,
      body,
      redirect: "manual",
      signal,
    });
    return {
      status: response.status,
      responseHeaders: Object.fromEntries(response.headers),
      responseBody: await readStart(response.body),
      error: null,
    };
  } catch (error) {
    return { status: null, responseHeaders: {}, responseBody: "", error: reason(error) };
  }
}

function reason(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error.name === "TimeoutError") return "No response in time";
  const { cause } = error;
  return cause instanceof Error && cause.message ? cause.message : error.message;
}
