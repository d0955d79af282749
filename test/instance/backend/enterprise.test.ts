import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { createPlan } from "../../../scripts/instance/resources/plan.ts";
import { subscribe } from "../../../scripts/instance/resources/change-subscription.ts";
import { localTest, openSubject, type Subject } from "../harness/subject.ts";

let started: Subject;
beforeAll(async () => {
  started = await openSubject();
});
beforeEach(() => started.startOver());
afterAll(() => started.close());

const okta = { name: "Acme", provider: "saml_okta" as const };

describe("enterprise connections through @clerk/backend", () => {
  test("one is made, changed, and deleted", async () => {
    const { enterpriseConnections } = started.clerk;
    const { id } = await enterpriseConnections.createEnterpriseConnection({
      ...okta,
      domains: ["Acme.com"],
      saml: { idpEntityId: "https://idp.acme.com" },
    });
    const updated = await enterpriseConnections.updateEnterpriseConnection(id, { active: true });
    expect(updated).toMatchObject({ active: true, domains: ["acme.com"] });
    const { data } = await enterpriseConnections.getEnterpriseConnectionList({ active: true });
    expect(data[0]?.samlConnection?.idpEntityId).toBe("https://idp.acme.com");
    await enterpriseConnections.deleteEnterpriseConnection(id);
    expect((await enterpriseConnections.getEnterpriseConnectionList()).totalCount).toBe(0);
  });

  test("a SAML connection is the same record, seen through the older API", async () => {
    const { samlConnections, enterpriseConnections } = started.clerk;
    const { id } = await samlConnections.createSamlConnection({ ...okta, domain: "acme.com" });
    await samlConnections.updateSamlConnection(id, { name: "Renamed", idpSsoUrl: "https://a.b/" });
    expect(await samlConnections.getSamlConnection(id)).toMatchObject({
      name: "Renamed",
      idpSsoUrl: "https://a.b/",
      domain: "acme.com",
    });
    const { data } = await enterpriseConnections.getEnterpriseConnectionList();
    expect(data[0]).toMatchObject({ name: "Renamed", samlConnection: { id } });
    await samlConnections.deleteSamlConnection(id);
    expect((await samlConnections.getSamlConnectionList()).totalCount).toBe(0);
  });

  test("a domain belongs to one connection", async () => {
    const { enterpriseConnections } = started.clerk;
    const create = () =>
      enterpriseConnections.createEnterpriseConnection({ ...okta, domains: ["acme.com"] });
    await create();
    await expect(create()).rejects.toMatchObject({ status: 422 });
  });
});

describe("billing through @clerk/backend", () => {
  const pro = {
    name: "Pro",
    slug: "pro",
    payerType: "user",
    fee: 2000,
    freeTrialDays: 14,
  } as const;

  localTest("plans are listed by who pays", async () => {
    const { billing } = started.clerk;
    createPlan(started.instance, pro);
    createPlan(started.instance, { name: "Team", slug: "team", payerType: "org", fee: 9900 });
    const { data } = await billing.getPlanList({ payerType: "org" });
    expect(data.map(({ slug, fee }) => [slug, fee?.amountFormatted])).toEqual([["team", "99.00"]]);
  });

  localTest("a user's subscription is read, its trial extended, its item canceled", async () => {
    const { billing, users } = started.clerk;
    const { id: userId } = await users.createUser({ firstName: "Ada" });
    const plan = createPlan(started.instance, pro);
    subscribe(started.instance, userId, plan.id);
    const subscription = await billing.getUserBillingSubscription(userId);
    const [item] = subscription.subscriptionItems;
    expect(item).toMatchObject({ status: "active", isFreeTrial: true, plan: { slug: "pro" } });
    const extendTo = new Date(Date.now() + 30 * 24 * 60 * 60 * 1000);
    const extended = await billing.extendSubscriptionItemFreeTrial(item?.id ?? "", { extendTo });
    expect(extended.periodEnd).toBe(extendTo.getTime());
    const canceled = await billing.cancelSubscriptionItem(item?.id ?? "", { endNow: true });
    expect(canceled.status).toBe("ended");
    expect(started.instance.events.recent().map(({ type }) => type)).toEqual([
      "user.created",
      "subscription.created",
      "subscriptionItem.created",
      "subscriptionItem.active",
      "subscriptionItem.updated",
      "subscriptionItem.ended",
    ]);
  });

  test("who never subscribed has no subscription", async () => {
    const { billing, organizations } = started.clerk;
    const { id } = await organizations.createOrganization({ name: "Acme" });
    await expect(billing.getOrganizationBillingSubscription(id)).rejects.toMatchObject({
      status: 404,
    });
  });
});
