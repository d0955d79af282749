import type { ClerkClient } from "@clerk/backend";
import { describe, expect, onTestFinished, test } from "vitest";
import { startGuard } from "../../scripts/suite/guard.ts";
import { openLedgers } from "../../scripts/suite/ledgers.ts";
import { SUBJECT } from "../../scripts/suite/subject.ts";
import { openPlace, subjectSdk } from "./harness.ts";

/** A guarded SDK, and somebody and something that were there before. */
async function guarded() {
  const { started, target, folder } = await openPlace();
  const guard = await startGuard(target, openLedgers(target, folder).own, "run-1");
  onTestFinished(() => guard.close());
  const { api, secretKey } = guard;
  const { publishableKey } = target;
  const { id: user } = await started.clerk.users.createUser({ firstName: "Ada" });
  const { id: org } = await started.clerk.organizations.createOrganization({ name: "Acme" });
  const clerk = subjectSdk({ [SUBJECT]: JSON.stringify({ api, secretKey, publishableKey }) });
  return { started, target, guard, clerk, user, org };
}

type Act = (clerk: ClerkClient, there: { user: string; org: string }) => Promise<unknown>;

describe("the guard between the suites and an instance", () => {
  test("lets everything be read", async () => {
    const { clerk, user } = await guarded();
    expect((await clerk.users.getUser(user)).firstName).toBe("Ada");
    expect(await clerk.users.getCount()).toBe(1);
  });

  test.each<[string, Act]>([
    ["a user is changed", ({ users }, { user }) => users.updateUser(user, { firstName: "Eve" })],
    ["a user is deleted", ({ users }, { user }) => users.deleteUser(user)],
    ["a user is banned", ({ users }, { user }) => users.banUser(user)],
    ["a session is made", ({ sessions }, { user }) => sessions.createSession({ userId: user })],
    [
      "a sign-in token is made",
      ({ signInTokens }, { user }) =>
        signInTokens.createSignInToken({ userId: user, expiresInSeconds: 60 }),
    ],
    ["an API key is made", ({ apiKeys }, { user }) => apiKeys.create({ name: "k", subject: user })],
    [
      "an organization is deleted",
      ({ organizations }, { org }) => organizations.deleteOrganization(org),
    ],
    [
      "somebody is invited",
      ({ organizations }, { org }) =>
        organizations.createOrganizationInvitation({
          organizationId: org,
          emailAddress: "b@example.com",
          role: "org:member",
        }),
    ],
    ["a setting is changed", ({ instance }) => instance.update({ testMode: false })],
    ["a list is switched on", ({ instance }) => instance.updateRestrictions({ allowlist: true })],
  ])("refuses that %s which was there before", async (_name, act) => {
    const { started, clerk, user, org } = await guarded();
    const before = started.instance.events.recent().length;
    await expect(act(clerk, { user, org })).rejects.toMatchObject({
      status: 403,
      errors: [{ code: "refused_by_guard" }],
    });
    expect(started.instance.events.recent()).toHaveLength(before);
  });

  test("lets the run change what it has created", async () => {
    const { clerk } = await guarded();
    const { id } = await clerk.users.createUser({ emailAddress: ["bob@example.com"] });
    expect((await clerk.users.updateUser(id, { firstName: "Bob" })).firstName).toBe("Bob");
    const { jwt } = await clerk.sessions.getToken(
      (await clerk.sessions.createSession({ userId: id })).id,
    );
    expect(jwt).toMatch(/^ey/);
  });

  test("keeps the real key to itself, and opens to no other than its own", async () => {
    const { guard, target } = await guarded();
    expect(guard.secretKey).not.toBe(target.secretKey);
    const { status } = await fetch(`${guard.api}/v1/users`, {
      headers: { authorization: "Bearer sk_test_guess" },
    });
    expect(status).toBe(401);
  });

  test("waits when the instance says that it was asked too often", async () => {
    const { started, clerk } = await guarded();
    started.instance.faults.add({ effect: { kind: "rate_limit", retryAfter: 1 }, times: 1 });
    expect(await clerk.users.getCount()).toBe(1);
  });
});
