import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { createUser } from "../../../scripts/instance/resources/user.ts";
import { createWebhookEndpoint } from "../../../scripts/instance/resources/webhook-endpoint.ts";
import {
  listDeliveries,
  replayDelivery,
  replayRange,
} from "../../../scripts/instance/resources/webhook-delivery.ts";
import { openReceiver, verify, type Receiver, type Received } from "../harness/receiver.ts";
import { start, type Started } from "../harness/start.ts";

let receiver: Receiver;
beforeEach(async () => {
  receiver = await openReceiver();
});
afterEach(() => receiver.close());

const first = ({ received: [one] }: Receiver): Received => {
  if (!one) throw new Error("Expected a delivery");
  return one;
};
const log = ({ instance }: Started) => listDeliveries(instance, {});

describe("a delivery", () => {
  test("satisfies the SDK's verifyWebhook, whichever way the change came", async () => {
    const { instance, clerk } = await start();
    const { secret } = createWebhookEndpoint(instance, { url: receiver.url });
    const { id } = await clerk.users.createUser({ firstName: "Ada" });
    await receiver.count(1);
    const event = await verify(first(receiver), secret);
    expect(event).toMatchObject({ type: "user.created", object: "event", data: { id } });
  });

  test("has the envelope that is published, and the event's id", async () => {
    const { instance } = await start();
    createWebhookEndpoint(instance, { url: receiver.url });
    createUser(instance, { firstName: "Ada" });
    await receiver.count(1);
    const [event] = instance.events.recent();
    const { data: _, ...envelope } = JSON.parse(first(receiver).body) as Record<string, unknown>;
    expect(envelope).toEqual({
      type: "user.created",
      object: "event",
      timestamp: event?.timestamp,
      instance_id: instance.keys.instanceId,
      event_attributes: { http_request: { client_ip: "127.0.0.1", user_agent: "" } },
    });
    expect(first(receiver).id).toBe(event?.id);
  });

  test.each([
    [[], 2],
    [["user.created"], 1],
    [["user.*"], 2],
    [["session.created"], 0],
  ])("an endpoint for %j gets %i of user.created and user.deleted", async (events, wanted) => {
    const { instance, clerk, webhooks } = await start();
    createWebhookEndpoint(instance, { url: receiver.url, events });
    const { id } = await clerk.users.createUser({ firstName: "Ada" });
    await clerk.users.deleteUser(id);
    await webhooks.idle();
    expect(receiver.received).toHaveLength(wanted);
  });

  test("is logged with status, headers and body of each attempt", async () => {
    const started = await start();
    createWebhookEndpoint(started.instance, { url: receiver.url });
    receiver.answers.push({ status: 500, headers: { "x-why": "tired" }, body: "no" });
    createUser(started.instance, {});
    await started.webhooks.idle();
    const [delivery] = log(started);
    expect(delivery?.attempts[0]).toMatchObject({
      status: 500,
      responseBody: "no",
      responseHeaders: { "x-why": "tired" },
      requestHeaders: { "svix-id": delivery?.eventId },
    });
  });
});

describe("a failed delivery", () => {
  test("is retried on Svix's schedule under one id, and given up after it", async () => {
    const started = await start();
    const { instance, webhooks } = started;
    const { secret } = createWebhookEndpoint(instance, { url: receiver.url });
    receiver.answers.push(...Array.from({ length: 9 }, () => ({ status: 500 })));
    createUser(instance, {});
    await webhooks.idle();
    const counts: number[] = [receiver.received.length];
    const [s, m, h] = [1_000, 60_000, 3_600_000];
    for (const pause of [5 * s, 5 * m, 30 * m, 2 * h, 5 * h, 10 * h, 10 * h, 100 * h]) {
      instance.clock.advance(pause - 500);
      await webhooks.idle();
      counts.push(receiver.received.length);
      instance.clock.advance(500);
      await webhooks.idle();
    }
    expect(counts).toEqual([1, 1, 2, 3, 4, 5, 6, 7, 8]);
    expect(receiver.received).toHaveLength(8);
    expect(new Set(receiver.received.map(({ id }) => id)).size).toBe(1);
    expect(log(started)[0]?.status).toBe("failed");
    await expect(
      verify(receiver.received.at(-1) ?? first(receiver), secret),
    ).resolves.toBeDefined();
  });

  test.each([
    ["a redirect", { status: 302, headers: { location: "/elsewhere" } }, 302],
    ["a client error", { status: 404 }, 404],
  ])("%s counts as one", async (_name, answer, status) => {
    const started = await start();
    createWebhookEndpoint(started.instance, { url: receiver.url });
    receiver.answers.push(answer);
    createUser(started.instance, {});
    await started.webhooks.idle();
    expect(log(started)[0]).toMatchObject({ status: "pending", attempts: [{ status }] });
    expect(receiver.received).toHaveLength(1);
  });

  test("so does nobody listening", async () => {
    const started = await start();
    createWebhookEndpoint(started.instance, { url: "http://127.0.0.1:9/" });
    createUser(started.instance, {});
    await started.webhooks.idle();
    expect(log(started)[0]?.attempts[0]).toMatchObject({ status: null, error: expect.any(String) });
  });

  test("is retried by itself when its time comes", async () => {
    const { instance, webhooks } = await start();
    createWebhookEndpoint(instance, { url: receiver.url });
    receiver.answers.push({ status: 500 });
    createUser(instance, {});
    await webhooks.idle();
    instance.clock.advance(4_950);
    await receiver.count(2);
    expect(receiver.received[1]?.id).toBe(receiver.received[0]?.id);
  });
});

describe("a replay", () => {
  test("of one delivery is sent again under its id", async () => {
    const started = await start();
    createWebhookEndpoint(started.instance, { url: receiver.url });
    createUser(started.instance, {});
    await started.webhooks.idle();
    replayDelivery(started.instance, log(started)[0]?.id ?? "");
    await started.webhooks.idle();
    expect(receiver.received.map(({ id }) => id)).toEqual(
      Array.from({ length: 2 }, () => first(receiver).id),
    );
    expect(log(started)[0]?.attempts).toHaveLength(2);
  });

  test("of a time range sends what happened in it, also before the endpoint was there", async () => {
    const { instance, webhooks } = await start();
    createUser(instance, { firstName: "Too early" });
    instance.clock.advance(60_000);
    const since = instance.now();
    createUser(instance, { firstName: "Ada" });
    const endpoint = createWebhookEndpoint(instance, { url: receiver.url });
    createUser(instance, { firstName: "Bob" });
    await webhooks.idle();
    replayRange(instance, endpoint, { since, until: instance.now() });
    await webhooks.idle();
    const names = receiver.received.map(({ body }) => /"first_name":"(\w+)"/.exec(body)?.[1]);
    expect(names.toSorted((a = "", b = "") => a.localeCompare(b))).toEqual(["Ada", "Bob", "Bob"]);
  });
});
