import { describe, expect, test } from "vitest";
import { createInstance } from "../../../scripts/instance/instance.ts";
import { updateSession } from "../../../scripts/instance/resources/session.ts";
import { parseSeed } from "../../../scripts/instance/seed/parse-seed.ts";
import { seed } from "../../../scripts/instance/seed/seed.ts";
import { control } from "../harness/control.ts";
import { start } from "../harness/start.ts";

const PLANS = [
  { name: "Free", slug: "free", payer_type: "user", is_default: true, features: ["reading"] },
  { name: "Pro", slug: "pro", payer_type: "user", fee: 2000, features: ["reading", "exports"] },
  { name: "Team", slug: "team", payer_type: "org", fee: 9900, features: ["audit-log"] },
];
const USERS = [{ email_address: ["ada@example.com"] }, { email_address: ["bob@example.com"] }];
const SEED = {
  users: USERS,
  organizations: [{ name: "Acme", slug: "acme", created_by: "ada@example.com" }],
  plans: PLANS,
  subscriptions: [
    { user: "ada@example.com", plan: "pro" },
    { organization: "acme", plan: "team", period: "annual" },
  ],
};

const seeded = async () => {
  const started = await start();
  await control(started, "POST", "/seed", SEED);
  const { clerk, instance } = started;
  /** What the SDK lets somebody do, who is signed in with an organization active or none. */
  const allowed = async (emailAddress: string, organizationId: string | null = null) => {
    const userId = instance.store.users.find("email", emailAddress)?.id ?? "";
    const { id } = await clerk.sessions.createSession({ userId });
    updateSession(instance, id, { lastActiveOrganizationId: organizationId });
    const { jwt } = await clerk.sessions.getToken(id);
    const headers = { authorization: `Bearer ${jwt}` };
    const state = await clerk.authenticateRequest(new Request("http://localhost/", { headers }));
    const auth = state.toAuth();
    if (!auth || !("has" in auth)) throw new Error("Unexpected stranger, expected a session");
    return auth;
  };
  return { ...started, allowed };
};

describe("seeded plans decide what has() says", () => {
  test("of a user who pays, and of one who does not", async () => {
    const { allowed } = await seeded();
    const ada = await allowed("ada@example.com");
    expect([ada.has({ plan: "pro" }), ada.has({ feature: "exports" })]).toEqual([true, true]);
    const bob = await allowed("bob@example.com");
    expect([bob.has({ plan: "free" }), bob.has({ feature: "reading" })]).toEqual([true, true]);
    expect([bob.has({ plan: "pro" }), bob.has({ feature: "exports" })]).toEqual([false, false]);
  });

  test("of the active organization", async () => {
    const { allowed, clerk } = await seeded();
    const { id } = await clerk.organizations.getOrganization({ slug: "acme" });
    const ada = await allowed("ada@example.com", id);
    expect([ada.has({ plan: "org:team" }), ada.has({ feature: "audit-log" })]).toEqual([
      true,
      true,
    ]);
    expect(ada.sessionClaims).toMatchObject({ pla: "o:team", fea: "o:audit-log" });
  });

  test("until what was canceled has run out", async () => {
    const { allowed, clerk, instance } = await seeded();
    const userId = instance.store.users.find("email", "ada@example.com")?.id ?? "";
    const { subscriptionItems } = await clerk.billing.getUserBillingSubscription(userId);
    await clerk.billing.cancelSubscriptionItem(subscriptionItems[0]?.id ?? "");
    expect((await allowed("ada@example.com")).has({ plan: "pro" })).toBe(true);
    instance.clock.advance(31 * 24 * 60 * 60_000);
    const { jwt } = await clerk.sessions.getToken(
      (await clerk.sessions.createSession({ userId })).id,
    );
    const [, claims = ""] = jwt.split(".");
    expect(JSON.parse(Buffer.from(claims, "base64url").toString())).toMatchObject({
      pla: "u:free",
    });
  });
});

test.each([
  ["a plan that is not there", [{ user: 0, plan: "gold" }], "Unexpected plan gold"],
  ["a plan for others", [{ user: 0, plan: "team" }], "expected one of type org"],
])("a subscription to %s is refused", (_name, subscriptions, message) => {
  const input = parseSeed({ users: USERS, plans: PLANS, subscriptions });
  expect(() => seed(createInstance(), input)).toThrow(message);
});
