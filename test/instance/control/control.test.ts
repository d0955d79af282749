import { describe, expect, test } from "vitest";
import { control } from "../harness/control.ts";
import { openReceiver, verify } from "../harness/receiver.ts";
import { start } from "../harness/start.ts";

describe("the control API", () => {
  test("tells which published operations exist", async () => {
    const { body } = await control(await start(), "GET", "/operations");
    expect(body).toMatchObject({
      backend: { published: 249, built: expect.arrayContaining(["GetUserList", "DeleteUser"]) },
      frontend: { published: 202, built: expect.arrayContaining(["getJWKS"]) },
    });
  });

  test("gives the environment of an app", async () => {
    const started = await start();
    const { body } = await control(started, "GET", "");
    expect(body["env"]).toMatchObject({ CLERK_API_URL: started.backend });
  });

  test("advances the clock, and a token expires", async () => {
    const started = await start();
    const { body } = await control(started, "POST", "/clock", { advance_ms: 61_000 });
    expect(body["advanced_ms"]).toBe(61_000);
    expect(started.instance.now() - Date.now()).toBeGreaterThan(60_000);
  });

  test("rotates the signing key", async () => {
    const started = await start();
    const kid = async () => (await started.instance.keys.signing.current()).kid;
    const before = await kid();
    await control(started, "POST", "/keys/rotate");
    expect(await kid()).not.toBe(before);
  });

  test("brings a snapshot back", async () => {
    const started = await start();
    const { id } = await started.clerk.users.createUser({ firstName: "Ada" });
    const { body: snapshot } = await control(started, "GET", "/snapshot");
    await control(started, "POST", "/reset");
    expect(await started.clerk.users.getCount()).toBe(0);
    await control(started, "POST", "/restore", snapshot);
    expect((await started.clerk.users.getUser(id)).firstName).toBe("Ada");
  });

  test.each([
    ["records of no table", { advanced_ms: 0, records: { spaceships: [] } }],
    ["records without an id", { advanced_ms: 0, records: { users: [{}] } }],
    ["a method's name as a table", { advanced_ms: 0, records: { reset: [] } }],
    ["no snapshot", {}],
  ])("refuses to restore %s, and changes nothing", async (_name, snapshot) => {
    const started = await start();
    await started.clerk.users.createUser({});
    const { status } = await control(started, "POST", "/restore", snapshot);
    expect([status, await started.clerk.users.getCount()]).toEqual([422, 1]);
  });

  test("a seed that fails half way leaves nothing behind", async () => {
    const started = await start();
    const twice = { email_address: ["ada@example.com"] };
    const { status } = await control(started, "POST", "/seed", { users: [twice, twice] });
    expect([status, await started.clerk.users.getCount()]).toEqual([422, 0]);
  });

  test("switches settings", async () => {
    const started = await start();
    await control(started, "PATCH", "/settings", { userCap: 0 });
    await expect(started.clerk.users.createUser({})).rejects.toMatchObject({ status: 403 });
    const { status } = await control(started, "PATCH", "/settings", { id: "x" });
    expect(status).toBe(422);
  });

  test("creates a webhook endpoint, shows what it was sent and replays it", async () => {
    const started = await start();
    const receiver = await openReceiver();
    const { body } = await control(started, "POST", "/webhooks/endpoints", { url: receiver.url });
    await started.clerk.users.createUser({});
    await started.webhooks.idle();
    const listed = await control(started, "GET", "/webhooks/deliveries?status=succeeded");
    const [delivery] = listed.body["data"] as { id: string; attempts: unknown[] }[];
    await control(started, "POST", `/webhooks/deliveries/${delivery?.id}/replay`);
    await started.webhooks.idle();
    await control(started, "POST", `/webhooks/endpoints/${String(body["id"])}/replay`, {});
    await receiver.count(3);
    const [received] = receiver.received;
    if (received) await verify(received, String(body["secret"]));
    expect(receiver.received.map(({ id }) => id)).toEqual(
      Array.from({ length: 3 }, () => received?.id),
    );
    await receiver.close();
  });
});
