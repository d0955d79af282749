import { beforeEach, describe, expect, test } from "vitest";
import { createApp } from "../../../scripts/instance/app.ts";
import { createInstance } from "../../../scripts/instance/instance.ts";
import { createOrganization } from "../../../scripts/instance/resources/create-organization.ts";
import { createOrganizationDomain } from "../../../scripts/instance/resources/organization-domain.ts";
import { addEmailAddress } from "../../../scripts/instance/resources/user-email-address.ts";
import { addPhoneNumber } from "../../../scripts/instance/resources/user-phone-number.ts";
import { createUser } from "../../../scripts/instance/resources/user.ts";

const instance = createInstance({ settings: { rateLimited: false } });
const app = createApp(instance);
let ids: Record<string, string>;

beforeEach(() => {
  instance.reset();
  const { id: user } = createUser(instance, { firstName: "Ada" });
  const { id: org } = createOrganization(instance, { name: "Acme", createdBy: user });
  const { id: domain } = createOrganizationDomain(instance, org, { name: "acme.com" });
  const emailAddress = "ada+clerk_test@example.com";
  const { id: email } = addEmailAddress(instance, user, { emailAddress });
  const { id: phone } = addPhoneNumber(instance, user, { phoneNumber: "+12015550100" });
  ids = { user, org, domain, email, phone };
});

const ask = async (method: string, path: string, body?: unknown) => {
  const authorization = `Bearer ${instance.keys.secretKey}`;
  const url = `/bapi/v1${path.replace(/:(\w+)/g, (_match, name: string) => ids[name] ?? "")}`;
  const init = { method, headers: { authorization, "content-type": "application/json" } };
  const response = await app.request(
    url,
    body === undefined ? init : { ...init, body: JSON.stringify(body) },
  );
  return { status: response.status, json: (await response.json()) as Record<string, unknown> };
};

describe("operations the SDK has no method for", () => {
  test.each([
    ["GET", "/organization_invitations", undefined, { total_count: 0 }],
    ["GET", "/organization_memberships", undefined, { total_count: 1 }],
    ["GET", "/organization_domains?query=acme", undefined, { total_count: 1 }],
    ["GET", "/organizations/:org/invitations/pending", undefined, { total_count: 0 }],
    [
      "POST",
      "/organizations/:org/domains/:domain/verify_ownership",
      undefined,
      { verification: { status: "verified" } },
    ],
    ["GET", "/instance/protect", undefined, { rules_enabled: false }],
    ["PATCH", "/instance/protect", { rules_enabled: true }, { rules_enabled: true }],
    ["GET", "/instance/communication", undefined, { blocked_country_codes: [] }],
    [
      "PATCH",
      "/instance/communication",
      { blocked_country_codes: ["AQ"] },
      { blocked_country_codes: ["AQ"] },
    ],
    ["GET", "/instance/oauth_application_settings", undefined, { default_scopes: null }],
    [
      "PATCH",
      "/instance/oauth_application_settings",
      { default_scopes: ["email"] },
      { default_scopes: ["email"] },
    ],
    [
      "PATCH",
      "/beta_features/instance_settings",
      { restricted_to_allowlist: true },
      { restricted_to_allowlist: true },
    ],
    ["GET", "/billing/subscription_items", undefined, { total_count: 0 }],
    [
      "POST",
      "/users/:user/password/set_compromised",
      {},
      { errors: [{ code: "no_password_set" }] },
    ],
  ])("%s %s", async (method, path, body, expected) => {
    expect((await ask(method, path, body)).json).toMatchObject(expected);
  });

  test.each([
    ["ban", true],
    ["unban", false],
  ])("many users are %sned at once, or none", async (verb, banned) => {
    const one = await ask("POST", `/users/${verb}`, { user_ids: [ids["user"]] });
    expect(one.json).toMatchObject([{ banned }]);
    const none = await ask("POST", `/users/${verb}`, { user_ids: [ids["user"], "user_x"] });
    expect(none.status).toBe(404);
  });

  test.each(["email_addresses/:email", "phone_numbers/:phone"])(
    "%s is verified by the code that was sent, and by no other",
    async (path) => {
      const { json } = await ask("POST", `/${path}/prepare_verification`);
      expect(json).toMatchObject({ status: "unverified" });
      const attempt = (code: string) =>
        ask("POST", `/${path}/attempt_verification`, { verification_id: json["id"], code });
      expect((await attempt("000000")).status).toBe(400);
      expect((await attempt("424242")).json).toMatchObject({ status: "verified" });
    },
  );
});
