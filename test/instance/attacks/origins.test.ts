import { request } from "node:http";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { createUser } from "../../../scripts/instance/resources/user.ts";
import { open, type Started } from "../harness/start.ts";

let started: Started;
beforeAll(async () => {
  started = await open();
});
beforeEach(() => {
  started.instance.reset();
  createUser(started.instance, { firstName: "Ada" });
});
afterAll(() => started.close());

/** fetch() sets Host and Origin itself; an attacker's browser sends what this sends. */
function send(method: string, path: string, headers: Record<string, string>): Promise<number> {
  return new Promise((resolve, reject) => {
    const sent = request(`${started.url}${path}`, { method, headers }, (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    });
    sent.on("error", reject);
    sent.end();
  });
}

const HOSTS = [
  "evil.example",
  "localhost.evil.example",
  "127.0.0.1.evil.example",
  "[::2]",
  "0.0.0.0",
];
const ORIGINS = ["http://evil.example", "null", "http://127.0.0.1.evil.example", "file://"];

describe("the control API and the page, from elsewhere", () => {
  test.each(
    HOSTS.flatMap(
      (host) =>
        [
          ["GET", "/", host],
          ["POST", "/__instance/reset", host],
        ] as const,
    ),
  )("%s %s under the name %s is refused (DNS rebinding)", async (method, path, host) => {
    expect(await send(method, path, { host: `${host}:${new URL(started.url).port}` })).toBe(403);
    expect(started.instance.store.users.size).toBe(1);
  });

  test.each(
    ORIGINS.flatMap(
      (origin) =>
        [
          ["GET", "/", origin],
          ["POST", "/__instance/reset", origin],
        ] as const,
    ),
  )("%s %s of a page at %s is refused", async (method, path, origin) => {
    expect(await send(method, path, { origin })).toBe(403);
    expect(started.instance.store.users.size).toBe(1);
  });

  test("another port of this machine is another origin", async () => {
    expect(await send("POST", "/__instance/reset", { origin: "http://127.0.0.1:1" })).toBe(403);
  });

  test("this machine itself is let in, so that the refusals above mean something", async () => {
    expect(await send("POST", "/__instance/reset", { origin: started.url })).toBe(200);
    expect(started.instance.store.users.size).toBe(0);
  });
});

describe("the Frontend API, from a foreign page (CSRF)", () => {
  test.each([
    ["POST", "/v1/dev_browser"],
    ["POST", "/v1/client/sign_ins"],
    ["POST", "/v1/client/sign_ups"],
    ["POST", "/v1/client/sessions?_method=DELETE"],
    ["GET", "/v1/client"],
    ["GET", "/v1/environment"],
    ["POST", "/v1/oauth_callback"],
  ])("%s %s is refused", async (method, path) => {
    const before = started.instance.store.snapshot();
    expect(await send(method, path, { origin: "https://evil.example" })).toBe(403);
    expect(started.instance.store.snapshot()).toEqual(before);
  });

  test.each(["https://evil.example/", "javascript:alert(1)", "//evil.example", "data:text/html,x"])(
    "a handshake does not send the session to %s",
    async (url) => {
      const path = `/v1/client/handshake?redirect_url=${encodeURIComponent(url)}`;
      expect(await send("GET", path, {})).toBe(422);
    },
  );
});
