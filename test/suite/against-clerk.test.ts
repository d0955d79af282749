import { describe, expect, test } from "vitest";
import { againstClerk, type Against } from "../../scripts/suite/against-clerk.ts";
import { openLedgers } from "../../scripts/suite/ledgers.ts";
import { MARK } from "../../scripts/suite/marked.ts";
import { openPlace, subjectSdk, type Place } from "./harness.ts";

const green = { passed: 1, failed: 0, notRun: 0 };

/** Suites that create one of much. */
const createsMuch: Against["run"] = async (env) => {
  const clerk = subjectSdk(env);
  const { id: createdBy } = await clerk.users.createUser({ emailAddress: ["a@example.com"] });
  const { id: organizationId } = await clerk.organizations.createOrganization({
    name: "Acme",
    createdBy,
  });
  await clerk.organizations.createOrganizationInvitation({
    organizationId,
    emailAddress: "b@example.com",
    role: "org:member",
  });
  await clerk.invitations.createInvitationBulk([{ emailAddress: "c@example.com" }]);
  await clerk.machines.create({ name: "worker" });
  await clerk.jwtTemplates.create({ name: "custom", claims: {} });
  await clerk.redirectUrls.createRedirectUrl({ url: "my-app://callback" });
  await clerk.users.updateUserMetadata(createdBy, { publicMetadata: { a: 1 } });
  return green;
};

const against = ({ target, folder }: Place, run: Against["run"], mayHoldMore = false) =>
  againstClerk({ target, ledgers: openLedgers(target, folder), mayHoldMore, run });

const nothing: Against["run"] = () => Promise.resolve(green);

/** How much there is of each kind. Revoked invitations stay on record. */
const counts = ({ started }: Place) => {
  const { users, organizations, machines, jwtTemplates, redirectUrls } = started.instance.store;
  return [users, organizations, machines, jwtTemplates, redirectUrls].map(({ size }) => size);
};

describe("suites run against an instance over the network", () => {
  test("leave it empty, and no ledger", async () => {
    const place = await openPlace();
    expect(await against(place, createsMuch)).toEqual({ ...green, left: [] });
    expect(counts(place)).toEqual([0, 0, 0, 0, 0]);
    const invitations = [...place.started.instance.store.invitations.all()];
    expect(invitations.map(({ status }) => status)).toEqual(["revoked"]);
    expect(place.ledgerFiles()).toEqual([]);
  });

  test("mark the people and organizations that they create", async () => {
    const place = await openPlace();
    await against(place, createsMuch);
    const created = place.started.instance.events
      .recent()
      .filter(({ type }) => type === "user.created" || type === "organization.created");
    const mark = { private_metadata: { [MARK]: expect.stringMatching(/^run-\w{8}$/) } };
    expect(created.map(({ data }) => data)).toMatchObject([mark, mark]);
  });

  test("are refused where somebody is already", async () => {
    const place = await openPlace();
    await place.started.clerk.users.createUser({ firstName: "Ada" });
    await expect(against(place, createsMuch)).rejects.toThrow("Unexpected 1 under /users");
    expect(counts(place)).toEqual([1, 0, 0, 0, 0]);
  });

  test("where that was allowed, leave alone who was there", async () => {
    const place = await openPlace();
    const { id } = await place.started.clerk.users.createUser({ firstName: "Ada" });
    await against(place, createsMuch, true);
    expect(counts(place)).toEqual([1, 0, 0, 0, 0]);
    expect(place.started.instance.store.users.get(id)?.firstName).toBe("Ada");
  });

  test("are cleaned up after when they fail to finish", async () => {
    const place = await openPlace();
    const run: Against["run"] = async (env) => {
      await createsMuch(env);
      throw new Error("a worker died");
    };
    await expect(against(place, run)).rejects.toThrow("a worker died");
    expect(counts(place)).toEqual([0, 0, 0, 0, 0]);
  });

  test.each([
    ["a run that was killed is", 2 ** 30, []],
    ["a run that still goes on is not", process.ppid, ["Ada"]],
  ])("%s cleaned up after by the next", async (_name, pid, left) => {
    const place = await openPlace();
    const { id } = await place.started.clerk.users.createUser({ firstName: "Ada" });
    place.note({ path: "/users", id }, pid);
    expect(await against(place, nothing, true)).toEqual({ ...green, left: [] });
    const users = [...place.started.instance.store.users.all()];
    expect(users.map(({ firstName }) => firstName)).toEqual(left);
  });

  test("say what they had to leave behind, and try again the next time", async () => {
    const place = await openPlace();
    const { faults } = place.started.instance;
    const run: Against["run"] = async (env) => {
      await createsMuch(env);
      faults.add({ method: "DELETE", effect: { kind: "error", status: 500, code: "broken" } });
      return green;
    };
    const { left } = await against(place, run);
    expect(left).toContainEqual(expect.stringMatching(/^\/users\/user_\w+ \(500\)$/));
    faults.clear();
    await against(place, nothing);
    expect(counts(place)).toEqual([0, 0, 0, 0, 0]);
  });
});
