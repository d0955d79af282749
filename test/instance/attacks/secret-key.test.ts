import { describe, expect, test } from "vitest";
import { createApp } from "../../../scripts/instance/app.ts";
import { createInstance } from "../../../scripts/instance/instance.ts";
import { PUBLISHED } from "../../../scripts/instance/published/published.ts";

const instance = createInstance({ settings: { rateLimited: false } });
const app = createApp(instance);
const { secretKey, publishableKey } = instance.keys;
const bearer = (key: string) => ({ headers: { authorization: `Bearer ${key}` } });

describe("without the secret key, no published operation answers", () => {
  test.each([
    ["no key", "", {}],
    ["a wrong key", "", bearer("sk_test_wrong")],
    ["the key of another instance", "", bearer(createInstance().keys.secretKey)],
    ["the key and something behind it", "", bearer(`${secretKey}x`)],
    ["the beginning of the key", "", bearer(secretKey.slice(0, -1))],
    ["the publishable key", "", bearer(publishableKey)],
    ["an empty bearer", "", bearer("")],
    ["the key without `Bearer`", "", { headers: { authorization: secretKey } }],
    ["basic auth", "", { headers: { authorization: `Basic ${btoa(`${secretKey}:`)}` } }],
    ["the key as a cookie", "", { headers: { cookie: `authorization=Bearer ${secretKey}` } }],
    ["the key in the query", `?secret_key=${secretKey}`, {}],
    ["the header in the query", `?authorization=Bearer%20${secretKey}`, {}],
    ["a method in the query", "?_method=GET", {}],
  ])("%s", async (_name, search, init) => {
    const answers = await Promise.all(
      PUBLISHED.backend.map(async ({ method, path }) => {
        const filled = path.replaceAll(/\{\w+\}/g, "x");
        const { status } = await app.request(`/bapi/v1${filled}${search}`, { ...init, method });
        return [method, path, status];
      }),
    );
    expect(answers.filter(([, , status]) => status !== 401)).toEqual([]);
  });

  test.each([
    ["a doubled slash", "//bapi/v1/users"],
    ["an encoded slash", "/bapi%2fv1/users"],
    ["a dot segment", "/v1/../bapi/v1/users"],
    ["another case", "/BAPI/v1/users"],
    ["Clerk's host with its dot", "https://api.clerk.com./v1/users"],
    ["Clerk's host with a port", "https://api.clerk.com:8443/v1/users"],
    ["the prefix twice", "https://api.clerk.com/bapi/v1/users"],
  ])("however the path is written: %s", async (_name, path) => {
    const { status } = await app.request(path);
    expect([401, 404]).toContain(status);
  });
});
