import { describe, expect, test } from "vitest";
import { createInstance } from "../../../scripts/instance/instance.ts";
import { parseSeed } from "../../../scripts/instance/seed/parse-seed.ts";
import { seed } from "../../../scripts/instance/seed/seed.ts";
import { start } from "../harness/start.ts";

const SEED = {
  settings: { phoneNumber: "optional" },
  webhook_endpoints: [{ url: "http://127.0.0.1:9/", events: ["user.created"] }],
  permissions: [{ key: "org:invoices:create", name: "Create invoices" }],
  roles: [{ key: "org:billing", name: "Billing", permissions: ["org:invoices:create"] }],
  users: [
    { email_address: ["ada@example.com"], first_name: "Ada" },
    { username: "bob", password: "correct horse" },
  ],
  organizations: [
    {
      name: "Acme",
      slug: "acme",
      created_by: "ada@example.com",
      members: [{ user: 1, role: "org:billing" }],
      invitations: [{ email_address: "eve@example.com" }],
      domains: [{ name: "acme.example", verified: true }],
    },
  ],
};

describe("a seed", () => {
  test("fills an instance, as the SDK sees it", async () => {
    const { instance, clerk } = await start();
    seed(instance, parseSeed(SEED));
    const { data } = await clerk.organizations.getOrganizationMembershipList({
      organizationId: (await clerk.organizations.getOrganization({ slug: "acme" })).id,
    });
    expect(data.map(({ role }) => role).toSorted()).toEqual(["org:admin", "org:billing"]);
    expect(await clerk.users.getCount()).toBe(2);
    expect(instance.store.organizationInvitations.size).toBe(1);
    expect(instance.store.organizationDomains.size).toBe(1);
  });

  test("records events, also for the endpoints it names", () => {
    const instance = createInstance();
    seed(instance, parseSeed({ users: SEED.users }));
    expect(instance.events.recent().map(({ type }) => type)).toEqual([
      "user.created",
      "user.created",
    ]);
  });

  test.each([
    ["no list", { users: {} }, "users: "],
    ["a misspelt field", { user: [] }, 'Unrecognized key: "user"'],
    ["a bad address", { users: [{ email_address: ["ada"] }] }, "users[0].email_address[0]: "],
    ["a bad URL", { webhook_endpoints: [{ url: "ftp://x" }] }, "webhook_endpoints[0].url: "],
    [
      "a bad permission",
      { permissions: [{ key: "x", name: "x" }] },
      "expected `org:feature:action`",
    ],
  ])("with %s is refused with the place", (_name, input, message) => {
    expect(() => parseSeed(input)).toThrow(message);
  });

  test("that names nobody as a member is refused", () => {
    const organizations = [{ name: "Acme", members: [{ user: "nobody" }] }];
    expect(() => seed(createInstance(), parseSeed({ organizations }))).toThrow(
      "Unexpected user nobody",
    );
  });
});
