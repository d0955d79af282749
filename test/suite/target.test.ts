import { describe, expect, test } from "vitest";
import { readTarget } from "../../scripts/suite/target.ts";

const env = { CLERK_SECRET_KEY: "sk_test_a", CLERK_PUBLISHABLE_KEY: "pk_test_b" };

describe("what the suites may be run against", () => {
  test("Clerk, with keys of a development instance", () => {
    expect(readTarget(env)).toEqual({
      api: "https://api.clerk.com",
      secretKey: "sk_test_a",
      publishableKey: "pk_test_b",
    });
  });

  test.each([
    ["a live secret key", { ...env, CLERK_SECRET_KEY: "sk_live_a" }, "sk_live_…"],
    ["a live publishable key", { ...env, CLERK_PUBLISHABLE_KEY: "pk_live_a" }, "pk_live_…"],
    ["no secret key", { ...env, CLERK_SECRET_KEY: "" }, "nothing…"],
    ["a machine's key", { ...env, CLERK_SECRET_KEY: "ak_test_secret" }, "ak_test_…"],
  ])("%s is refused, and not repeated", (_name, keys, kind) => {
    const refused = () => readTarget(keys);
    expect(refused).toThrow(`Unexpected CLERK_`);
    expect(refused).toThrow(kind);
    expect(refused).not.toThrow(/live_a|secret_/);
  });

  test.each(["https://api.example.com", "http://10.0.0.1/bapi", "nowhere"])(
    "%s in Clerk's place is refused",
    (url) => {
      expect(() => readTarget(env, url)).toThrow("expected an instance on this machine");
    },
  );
});
