import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { createClient } from "../../../scripts/instance/resources/client.ts";
import { isAllowedToSignUp } from "../../../scripts/instance/resources/restricted-identifier.ts";
import { createSignUp } from "../../../scripts/instance/resources/sign-up.ts";
import { localTest, openSubject, type Subject } from "../harness/subject.ts";

let started: Subject;
beforeAll(async () => {
  started = await openSubject();
});
beforeEach(() => started.startOver());
afterAll(() => started.close());

describe("invitations through @clerk/backend", () => {
  localTest("one is sent, found and revoked", async () => {
    const { invitations } = started.clerk;
    const { id } = await invitations.createInvitation({ emailAddress: "Bob@example.com" });
    const { data } = await invitations.getInvitationList({ status: "pending", query: "BOB" });
    expect(data[0]).toMatchObject({ id, emailAddress: "bob@example.com", status: "pending" });
    const [message] = started.instance.store.messages.by("to", "bob@example.com");
    expect(message?.link).toContain("/v1/tickets/accept?ticket=");
    expect((await invitations.revokeInvitation(id)).status).toBe("revoked");
    await expect(invitations.revokeInvitation(id)).rejects.toMatchObject({ status: 400 });
  });

  test.each([
    ["who has an account", "ada@example.com", 422],
    ["who is invited already", "bob@example.com", 400],
  ])("a bulk with one %s stores none", async (_name, emailAddress, status) => {
    const { invitations, users } = started.clerk;
    await users.createUser({ emailAddress: ["ada@example.com"] });
    await invitations.createInvitation({ emailAddress: "bob@example.com" });
    await expect(
      invitations.createInvitationBulk([{ emailAddress: "new@example.com" }, { emailAddress }]),
    ).rejects.toMatchObject({ status });
    expect((await invitations.getInvitationList({ status: "pending" })).totalCount).toBe(1);
  });
});

describe("the allowlist and the blocklist through @clerk/backend", () => {
  localTest("they decide who may sign up once they are switched on", async () => {
    const { allowlistIdentifiers, blocklistIdentifiers, instance } = started.clerk;
    const allowed = await allowlistIdentifiers.createAllowlistIdentifier({
      identifier: "*@example.com",
      notify: false,
    });
    const identifier = "bob@example.com";
    const blocked = await blocklistIdentifiers.createBlocklistIdentifier({ identifier });
    expect(isAllowedToSignUp(started.instance, "eve@evil.test")).toBe(true);
    await instance.updateRestrictions({ allowlist: true, blocklist: true });
    const may = (address: string) => isAllowedToSignUp(started.instance, address);
    expect([may("ada@example.com"), may("bob@example.com"), may("eve@evil.test")]).toEqual([
      true,
      false,
      false,
    ]);
    await allowlistIdentifiers.deleteAllowlistIdentifier(allowed.id);
    await blocklistIdentifiers.deleteBlocklistIdentifier(blocked.id);
    expect((await allowlistIdentifiers.getAllowlistIdentifierList()).totalCount).toBe(0);
    expect((await blocklistIdentifiers.getBlocklistIdentifierList()).totalCount).toBe(0);
  });
});

describe("the waitlist through @clerk/backend", () => {
  localTest("who waits is invited or rejected", async () => {
    const { waitlistEntries } = started.clerk;
    const [bob, eve] = await waitlistEntries.createBulk([
      { emailAddress: "bob@example.com" },
      { emailAddress: "eve@example.com" },
    ]);
    expect((await waitlistEntries.invite(bob?.id ?? "")).invitation?.status).toBe("pending");
    expect((await waitlistEntries.reject(eve?.id ?? "")).status).toBe("rejected");
    const { data } = await waitlistEntries.list({ status: "invited" });
    expect(data.map(({ id }) => id)).toEqual([bob?.id]);
    const { id } = await waitlistEntries.create({ emailAddress: "kim@example.com" });
    await waitlistEntries.delete(id);
    const types = started.instance.events.recent().map(({ type }) => type);
    expect(types.filter((type) => type === "waitlistEntry.updated")).toHaveLength(2);
  });
});

describe("the instance through @clerk/backend", () => {
  localTest("it says what it is", async () => {
    expect(await started.clerk.instance.get()).toMatchObject({
      id: started.instance.keys.instanceId,
      environmentType: "development",
    });
  });

  localTest("its allowed origins are set", async () => {
    const { instance } = started.clerk;
    await instance.update({ allowedOrigins: ["https://app.example.com"] });
    expect((await instance.get()).allowedOrigins).toEqual(["https://app.example.com"]);
  });

  localTest("new organizations follow its organization settings", async () => {
    const { instance, organizations } = started.clerk;
    const updated = await instance.updateOrganizationSettings({ maxAllowedMemberships: 42 });
    expect(updated.maxAllowedMemberships).toBe(42);
    expect(await instance.getOrganizationSettings()).toMatchObject({ creatorRole: "org:admin" });
    const { maxAllowedMemberships } = await organizations.createOrganization({ name: "Acme" });
    expect(maxAllowedMemberships).toBe(42);
  });

  test("a satellite domain is added, changed and deleted", async () => {
    const { domains } = started.clerk;
    const { id } = await domains.add({ name: "satellite.test", is_satellite: true });
    await domains.update({ domainId: id, proxy_url: "https://satellite.test/__clerk" });
    const { data } = await domains.list();
    expect(data.map(({ isSatellite }) => isSatellite)).toEqual([false, true]);
    await domains.delete(id);
    expect((await domains.list()).totalCount).toBe(1);
  });

  test("a redirect URL is added once", async () => {
    const { redirectUrls } = started.clerk;
    const { id, url } = await redirectUrls.createRedirectUrl({ url: "my-app://callback" });
    await expect(redirectUrls.createRedirectUrl({ url })).rejects.toMatchObject({ status: 422 });
    expect((await redirectUrls.getRedirectUrl(id)).url).toBe("my-app://callback");
    await redirectUrls.deleteRedirectUrl(id);
    expect((await redirectUrls.getRedirectUrlList()).totalCount).toBe(0);
  });

  localTest("a sign-up that is under way is read and marked", async () => {
    const { signUps } = started.clerk;
    const { id: clientId } = createClient(started.instance);
    const { id } = createSignUp(started.instance, clientId, { firstName: "Ada" });
    await signUps.update({ signUpAttemptId: id, externalId: "ext_1", customAction: true });
    expect(await signUps.get(id)).toMatchObject({
      firstName: "Ada",
      externalId: "ext_1",
      customAction: true,
    });
  });
});
