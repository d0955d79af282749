import { describe, expect, test } from "vitest";
import { createApp } from "../../scripts/instance/app.ts";
import { createInstance } from "../../scripts/instance/instance.ts";

const instance = createInstance();
const app = createApp(instance);
const bearer = { authorization: `Bearer ${instance.keys.secretKey}` };
const post = (body: string, type = "application/json") => ({
  method: "POST",
  body,
  headers: { ...bearer, "content-type": type },
});

describe("the app", () => {
  test.each([
    ["no secret key", "/bapi/v1/users", {}, 401],
    [
      "a wrong secret key",
      "/bapi/v1/users",
      { headers: { authorization: "Bearer sk_test_x" } },
      401,
    ],
    ["the key in the query", `/bapi/v1/users?secret_key=${instance.keys.secretKey}`, {}, 401],
    ["the right key", "/bapi/v1/users", { headers: bearer }, 200],
    ["the right key at Clerk's host", "https://api.clerk.com/v1/users", { headers: bearer }, 200],
    ["a path nobody published", "/bapi/v1/aws_credentials", { headers: bearer }, 404],
    ["an unknown dev browser", "/v1/client?__clerk_db_jwt=dvb_x", {}, 401],
    ["a foreign Host", "http://evil.example/__instance/reset", { method: "POST" }, 403],
    [
      "a foreign Origin",
      "http://127.0.0.1:1/__instance/reset",
      { method: "POST", headers: { origin: "http://evil.example" } },
      403,
    ],
    ["text that is no JSON", "/bapi/v1/users", post("{"), 400],
    ["prototype keys", "/bapi/v1/users", post('{"public_metadata":{"__proto__":{}}}'), 400],
    ["escaped prototype keys", "/bapi/v1/users", post('{"a":{"\\u005f_proto__":{}}}'), 400],
    ["a body of 2 MB", "/bapi/v1/users", post(`"${"x".repeat(2 << 20)}"`), 413],
    ["JSON with a charset", "/bapi/v1/users", post("{}", "application/json; charset=UTF-8"), 200],
    ["a form", "/bapi/v1/users", post("first_name=Ada", "application/x-www-form-urlencoded"), 200],
  ])("%s", async (_name, path, init, status) => {
    const response = await app.request(path, init);
    expect(response.status).toBe(status);
    expect(response.headers.get("content-type")).toBe("application/json");
  });

  test("what is published but not built answers 501 and names the operation", async () => {
    const response = await app.request("/bapi/v1/billing/statements", { headers: bearer });
    const { errors } = (await response.json()) as { errors: { meta: unknown }[] };
    expect([response.status, errors[0]?.meta]).toEqual([
      501,
      { operation: "GetBillingStatementList" },
    ]);
  });

  test.each([
    ["", 404],
    ["&_method=DELETE", 200],
  ])("a POST stands for the method its query names (%s)", async (override, status) => {
    const { id } = (await (await app.request("/v1/dev_browser", { method: "POST" })).json()) as {
      id: string;
    };
    const path = `/v1/client/sessions?__clerk_db_jwt=${id}${override}`;
    expect((await app.request(path, { method: "POST" })).status).toBe(status);
  });
});
