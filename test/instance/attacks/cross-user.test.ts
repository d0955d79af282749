import { beforeAll, describe, expect, test } from "vitest";
import { createApp } from "../../../scripts/instance/app.ts";
import { createInstance } from "../../../scripts/instance/instance.ts";
import { createOrganization } from "../../../scripts/instance/resources/create-organization.ts";
import { visitor, type Visitor } from "./visitor.ts";

const instance = createInstance({ settings: { rateLimited: false } });
const app = createApp(instance);
let ada: Visitor;
let mallory: Visitor;
let organizationId: string;
beforeAll(async () => {
  ada = await visitor(app, instance, "ada");
  mallory = await visitor(app, instance, "mallory");
  organizationId = createOrganization(instance, { name: "Ada's", createdBy: ada.userId }).id;
});

type Attempt = [method: string, path: (target: Visitor) => string, fields?: Record<string, string>];

const session = ({ sessionId }: Visitor) => `/client/sessions/${sessionId}`;
const organization = () => `/organizations/${organizationId}`;

describe("what is Ada's is out of Mallory's reach", () => {
  test.each<Attempt>([
    ["GET", session],
    ["POST", (own) => `${session(own)}/touch`],
    ["POST", (own) => `${session(own)}/tokens`],
    ["POST", (own) => `${session(own)}/end`],
    ["POST", (own) => `${session(own)}/remove`],
    ["POST", (own) => `${session(own)}/verify`, { level: "first_factor" }],
    ["GET", ({ signInId }) => `/client/sign_ins/${signInId}`],
    [
      "POST",
      ({ signInId }) => `/client/sign_ins/${signInId}/reset_password`,
      { password: "x".repeat(9) },
    ],
    ["GET", ({ sessionId }) => `/me?_clerk_session_id=${sessionId}`],
    ["PATCH", ({ sessionId }) => `/me?_clerk_session_id=${sessionId}`, { first_name: "Mallory" }],
    ["DELETE", ({ sessionId }) => `/me?_clerk_session_id=${sessionId}`],
    ["GET", ({ emailAddressId }) => `/me/email_addresses/${emailAddressId}`],
    ["DELETE", ({ emailAddressId }) => `/me/email_addresses/${emailAddressId}`],
    ["POST", ({ sessionId }) => `/me/sessions/${sessionId}/revoke`],
    ["GET", organization],
    ["PATCH", organization, { name: "Mallory's" }],
    ["DELETE", organization],
    ["GET", () => `${organization()}/memberships`],
    ["POST", () => `${organization()}/memberships`, { user_id: "me", role: "org:admin" }],
    [
      "POST",
      () => `${organization()}/invitations`,
      { email_address: "m@example.com", role: "org:admin" },
    ],
    ["DELETE", ({ userId }) => `${organization()}/memberships/${userId}`],
    ["POST", () => `${organization()}/domains`, { name: "mallory.example" }],
    ["GET", () => `${organization()}/domains`],
    ["GET", () => `${organization()}/invitations`],
    ["GET", () => `${organization()}/membership_requests`],
  ])("%s %s", async (method, path, fields) => {
    const before = JSON.stringify(instance.store.snapshot());
    const response = await mallory.call(method, path(ada), fields);
    expect([400, 401, 403, 404, 422, 501]).toContain(response.status);
    expect(await response.text()).not.toMatch(/ada@example\.com|private of/);
    expect(JSON.stringify(instance.store.snapshot())).toBe(before);
  });

  test("an organization she is no member of does not get into her token", async () => {
    const path = `/client/sessions/${mallory.sessionId}/tokens`;
    const response = await mallory.call("POST", path, { organization_id: organizationId });
    expect(await response.text()).not.toContain(Buffer.from(organizationId).toString("base64url"));
    expect(response.status).not.toBe(200);
  });

  test("her own client lists her own sessions", async () => {
    const text = await (await mallory.call("GET", "/client")).text();
    expect(text).toContain(mallory.sessionId);
    expect(text).not.toContain(ada.sessionId);
    expect(text).not.toMatch(/private of/);
  });

  test("Ada is still signed in", async () => {
    expect((await ada.call("GET", session(ada))).status).toBe(200);
  });
});
