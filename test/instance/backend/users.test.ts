import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { localTest, openSubject, type Subject } from "../harness/subject.ts";

let started: Subject;
beforeAll(async () => {
  started = await openSubject();
});
beforeEach(() => started.startOver());
afterAll(() => started.close());

const ada = { emailAddress: ["Ada@Example.com"], firstName: "Ada", lastName: "Lovelace" };

describe("users through @clerk/backend", () => {
  test("a created user comes back as it was asked for", async () => {
    const { users } = started.clerk;
    const created = await users.createUser({
      ...ada,
      username: "ada",
      externalId: "ext_1",
      password: "correct horse",
      publicMetadata: { plan: "pro" },
    });
    const user = await users.getUser(created.id);
    expect(user.id).toMatch(/^user_\w{27}$/);
    expect(user).toMatchObject({
      firstName: "Ada",
      username: "ada",
      externalId: "ext_1",
      passwordEnabled: true,
      publicMetadata: { plan: "pro" },
    });
    expect(user.primaryEmailAddress?.emailAddress).toBe("ada@example.com");
    expect(user.primaryEmailAddress?.verification?.status).toBe("verified");
  });

  test("an update changes only what it names", async () => {
    const { users } = started.clerk;
    const { id } = await users.createUser(ada);
    const updated = await users.updateUser(id, { firstName: "Augusta" });
    expect([updated.firstName, updated.lastName]).toEqual(["Augusta", "Lovelace"]);
  });

  test("a deleted user is gone, with their sessions", async () => {
    const { users, sessions } = started.clerk;
    const { id } = await users.createUser(ada);
    const session = await sessions.createSession({ userId: id });
    await users.deleteUser(id);
    await expect(users.getUser(id)).rejects.toMatchObject({
      status: 404,
      errors: [{ code: "resource_not_found" }],
    });
    await expect(sessions.getSession(session.id)).rejects.toMatchObject({ status: 404 });
  });

  test("an address belongs to one user", async () => {
    await started.clerk.users.createUser(ada);
    await expect(
      started.clerk.users.createUser({ emailAddress: ["ADA@example.com"] }),
    ).rejects.toMatchObject({ status: 422, errors: [{ code: "form_identifier_exists" }] });
  });

  test.each([
    ["an address that is none", { emailAddress: ["nobody"] }, "form_param_format_invalid"],
    ["a short password", { password: "short" }, "form_password_length_too_short"],
    ["a digest without its hasher", { passwordDigest: "x" }, "form_param_missing"],
    [
      "a digest of a hasher that Clerk does not know",
      { passwordDigest: "x", passwordHasher: "rot13" as "md5" },
      "form_param_value_invalid",
    ],
  ])("%s is refused and nothing is stored", async (_name, input, code) => {
    await expect(started.clerk.users.createUser(input)).rejects.toMatchObject({
      status: 422,
      errors: [{ code }],
    });
    expect(await started.clerk.users.getCount()).toBe(0);
  });

  test.each<[string, Parameters<Subject["clerk"]["users"]["getUserList"]>[0], string[], number]>([
    ["by address", { emailAddress: ["b@example.com"] }, ["b"], 1],
    ["by a wallet, which nobody has", { web3Wallet: ["0xdead"] }, [], 0],
    ["by part of a name", { query: "AL" }, ["albert", "alan"], 2],
    ["by order", { orderBy: "+first_name" }, ["alan", "albert", "b"], 3],
    ["by page", { orderBy: "-first_name", limit: 1, offset: 1 }, ["albert"], 3],
    ["by nothing, newest first", {}, ["b", "albert", "alan"], 3],
  ])("a list is narrowed %s", async (_name, params, names, total) => {
    const { users } = started.clerk;
    await users.createUser({ firstName: "alan", emailAddress: ["alan@example.com"] });
    await users.createUser({ firstName: "albert", emailAddress: ["albert@example.com"] });
    await users.createUser({ firstName: "b", emailAddress: ["b@example.com"] });
    const { data, totalCount } = await users.getUserList(params);
    expect(data.map((user) => user.firstName)).toEqual(names);
    expect(totalCount).toBe(total);
  });

  localTest("every change records its event", async () => {
    const { users } = started.clerk;
    const { id } = await users.createUser(ada);
    await users.updateUser(id, { firstName: "Augusta" });
    await users.deleteUser(id);
    expect(started.instance.events.recent().map(({ type }) => type)).toEqual([
      "user.created",
      "user.updated",
      "user.deleted",
    ]);
  });
});
