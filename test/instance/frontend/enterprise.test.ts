import { beforeEach, describe, expect, test } from "vitest";
import { createApp } from "../../../scripts/instance/app.ts";
import { createInstance } from "../../../scripts/instance/instance.ts";
import { createEnterpriseConnection } from "../../../scripts/instance/resources/enterprise-connection.ts";
import { newBrowser, type Browser } from "./browser.ts";

const instance = createInstance({ settings: { rateLimited: false } });
const app = createApp(instance);

interface SignIn {
  id: string;
  status: string;
  supported_first_factors: { strategy: string }[];
  first_factor_verification: { external_verification_redirect_url: string } | null;
}

let browser: Browser;
beforeEach(async () => {
  instance.reset();
  browser = await newBrowser(app);
  createEnterpriseConnection(instance, {
    name: "Acme",
    provider: "saml_custom",
    domains: ["acme.example"],
    active: true,
  });
});

const provider = async () => {
  const identifier = "ada@acme.example";
  const { body } = await browser.call<SignIn>("POST", "/client/sign_ins", { identifier });
  expect(body.response.supported_first_factors).toMatchObject([{ strategy: "enterprise_sso" }]);
  const prepared = await browser.call<SignIn>(
    "POST",
    `/client/sign_ins/${body.response.id}/prepare_first_factor`,
    { strategy: "enterprise_sso", redirect_url: "http://localhost:3000/sso" },
  );
  const verification = prepared.body.response.first_factor_verification;
  const url = verification?.external_verification_redirect_url ?? "";
  return (email: string) => {
    const state = new URL(url).searchParams.get("state");
    return app.request(`/v1/oauth_callback?state=${state}&email=${encodeURIComponent(email)}`);
  };
};

describe("enterprise SSO", () => {
  test("is the only way in for an address of its domain, and makes the user", async () => {
    const answer = await provider();
    await answer("ada@acme.example");
    const transfer = { transfer: "true" };
    const { body } = await browser.call<SignIn>("POST", "/client/sign_ups", transfer);
    expect(body.response.status).toBe("complete");
    const user = instance.store.users.find("email", "ada@acme.example");
    expect(user?.externalAccounts).toEqual([]);
    expect(user?.emailAddresses[0]?.verification).toMatchObject({ strategy: "saml" });
  });

  test("has nothing to offer an address of another domain", async () => {
    const start = { strategy: "enterprise_sso", identifier: "ada@other.example" };
    const { status, body } = await browser.call("POST", "/client/sign_ins", start);
    expect(status).toBe(422);
    expect(body).toMatchObject({ errors: [{ code: "form_identifier_not_found" }] });
  });

  test("cannot speak for addresses elsewhere", async () => {
    const answer = await provider();
    await answer("ceo@other.example");
    const transfer = await browser.call("POST", "/client/sign_ups", { transfer: "true" });
    expect([transfer.status, instance.store.users.size]).toEqual([400, 0]);
  });
});
