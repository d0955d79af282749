import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { control } from "../harness/control.ts";
import { open, type Started } from "../harness/start.ts";

let started: Started;
beforeAll(async () => {
  started = await open();
});
afterEach(() => control(started, "DELETE", "/faults"));
afterAll(() => started.close());

const inject = (fault: object) => control(started, "POST", "/faults", fault);
const status = (path = "/bapi/v1/users", init: RequestInit = {}): Promise<number | string> =>
  fetch(`${started.url}${path}`, {
    ...init,
    headers: { authorization: `Bearer ${started.instance.keys.secretKey}` },
  }).then(
    (response) => response.status,
    () => "no answer",
  );

describe("a fault", () => {
  test.each([
    ["an error", { kind: "error", status: 500, code: "boom" }, 500],
    ["a rate limit", { kind: "rate_limit", retry_after: 7 }, 429],
    ["an outage that answers", { kind: "outage", how: "unavailable" }, 503],
    ["an outage", { kind: "outage" }, "no answer"],
  ])("%s befalls every call of both APIs, until it is removed", async (_name, effect, wanted) => {
    await inject({ effect });
    expect([await status(), await status("/v1/environment")]).toEqual([wanted, wanted]);
    await control(started, "DELETE", "/faults");
    expect(await status()).toBe(200);
  });

  test("reaches the SDK's caller as from Clerk", async () => {
    await inject({ effect: { kind: "rate_limit", retry_after: 7 } });
    await expect(started.clerk.users.getCount()).rejects.toMatchObject({
      status: 429,
      retryAfter: 7,
      errors: [{ code: "too_many_requests" }],
    });
  });

  test.each([
    ["another API", { api: "frontend" }, 200],
    ["this API", { api: "backend" }, 418],
    ["another method", { method: "POST" }, 200],
    ["this path", { path: "/users" }, 418],
    ["a path below", { path: "/users/*" }, 200],
    ["a share", { share: 0.5 }, 200],
    ["every call", { share: 1 }, 418],
  ])("limited to %s", async (_name, scope, wanted) => {
    await inject({ ...scope, effect: { kind: "error", status: 418 } });
    expect(await status()).toBe(wanted);
  });

  test("of a published path befalls what fits its parameters", async () => {
    await inject({ path: "/users/{user_id}", effect: { kind: "error", status: 418 } });
    expect([await status("/bapi/v1/users/user_x"), await status()]).toEqual([418, 200]);
  });

  test("for a share of the calls is spread evenly", async () => {
    await inject({ share: 0.5, effect: { kind: "error", status: 500 } });
    const calls = [await status(), await status(), await status(), await status()];
    expect(calls).toEqual([200, 500, 200, 500]);
  });

  test("for a number of calls ends by itself", async () => {
    await inject({ times: 1, effect: { kind: "error", status: 500 } });
    expect([await status(), await status()]).toEqual([500, 200]);
  });

  test("of latency only delays", async () => {
    await inject({ effect: { kind: "latency", milliseconds: 60 } });
    const before = performance.now();
    expect(await status()).toBe(200);
    expect(performance.now() - before).toBeGreaterThan(55);
  });

  test("strikes a call with an overridden method once", async () => {
    await inject({ method: "DELETE", share: 0.5, effect: { kind: "error", status: 418 } });
    const leave = () => status("/v1/client/sessions?_method=DELETE", { method: "POST" });
    expect([await leave(), await leave()]).toEqual([401, 418]);
  });

  test("that makes no sense is refused", async () => {
    const { status: refused } = await inject({ effect: { kind: "error", status: 200 } });
    expect(refused).toBe(422);
  });
});
