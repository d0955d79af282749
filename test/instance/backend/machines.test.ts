import { createClerkClient } from "@clerk/backend";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { issueOAuthToken } from "../../../scripts/instance/resources/oauth-token.ts";
import { localTest, openSubject, type Subject } from "../harness/subject.ts";

let started: Subject;
let machineId: string;
let machineSecretKey: string;
beforeAll(async () => {
  started = await openSubject();
});
beforeEach(async () => {
  await started.startOver();
  const machine = await started.clerk.machines.create({ name: "worker" });
  machineId = machine.id;
  machineSecretKey = machine.secretKey ?? "";
});
afterAll(() => started.close());

const bearer = (token: string) =>
  new Request("http://localhost:3000/", { headers: { authorization: `Bearer ${token}` } });

describe("machines through @clerk/backend", () => {
  test("one is renamed, found and deleted", async () => {
    const { machines } = started.clerk;
    await machines.update({ machineId, name: "runner" });
    const { data } = await machines.list({ query: "RUN" });
    expect(data.map(({ id, name }) => [id, name])).toEqual([[machineId, "runner"]]);
    await machines.delete(machineId);
    await expect(machines.get(machineId)).rejects.toMatchObject({ status: 404 });
  });

  test("scopes come and go", async () => {
    const { machines } = started.clerk;
    const other = await machines.create({ name: "api" });
    await machines.createScope(machineId, other.id);
    const { scopedMachines } = await machines.get(machineId);
    expect(scopedMachines.map(({ id }) => id)).toEqual([other.id]);
    await machines.deleteScope(machineId, other.id);
    expect((await machines.get(machineId)).scopedMachines).toEqual([]);
  });

  localTest("a rotated key counts on for as long as asked", async () => {
    const { machines, m2m } = started.clerk;
    const { secret } = await machines.rotateSecretKey({ machineId, previousTokenTtl: 60 });
    await m2m.createToken({ machineSecretKey: secret });
    await m2m.createToken({ machineSecretKey });
    started.instance.clock.advance(61_000);
    await expect(m2m.createToken({ machineSecretKey })).rejects.toMatchObject({ status: 401 });
  });
});

describe("M2M tokens through @clerk/backend", () => {
  let receiver: { id: string; secretKey: string };
  beforeEach(async () => {
    const { id, secretKey = "" } = await started.clerk.machines.create({ name: "api" });
    receiver = { id, secretKey };
    await started.clerk.machines.createScope(machineId, id);
  });

  test("an opaque one is verified by a machine in its scopes, and by no other", async () => {
    const { m2m, machines } = started.clerk;
    const { token = "" } = await m2m.createToken({ machineSecretKey, claims: { job: 1 } });
    const verified = await m2m.verify({ token, machineSecretKey: receiver.secretKey });
    expect(verified).toMatchObject({
      subject: machineId,
      scopes: [receiver.id],
      claims: { job: 1 },
    });
    const stranger = await machines.create({ name: "stranger" });
    await expect(
      m2m.verify({ token, machineSecretKey: stranger.secretKey ?? "" }),
    ).rejects.toMatchObject({ status: 404 });
  });

  test("a JWT is verified by its signature", async () => {
    const { m2m } = started.clerk;
    const { token = "" } = await m2m.createToken({ machineSecretKey, tokenFormat: "jwt" });
    const verified = await m2m.verify({ token });
    expect(verified).toMatchObject({ subject: machineId, scopes: [receiver.id] });
    expect((await m2m.list({ subject: machineId })).totalCount).toBe(0);
  });

  test("a request with one is authenticated as the machine", async () => {
    const { m2m } = started.clerk;
    const { token = "" } = await m2m.createToken({ machineSecretKey });
    const state = await started.clerk.authenticateRequest(bearer(token), {
      acceptsToken: "m2m_token",
    });
    expect(state.toAuth()).toMatchObject({ subject: machineId, isAuthenticated: true });
  });

  localTest.each([
    ["revoked", (id: string) => started.clerk.m2m.revokeToken({ m2mTokenId: id })],
    ["expired", () => Promise.resolve(started.instance.clock.advance(3_601_000))],
  ])("one that is %s is refused, and listed when asked for", async (state, end) => {
    const { m2m } = started.clerk;
    const { id, token = "" } = await m2m.createToken({ machineSecretKey });
    await end(id);
    await expect(m2m.verify({ token })).rejects.toMatchObject({ status: 404 });
    expect((await m2m.list({ subject: machineId })).totalCount).toBe(0);
    const all = await m2m.list({ subject: machineId, [state]: true });
    expect(all.data.map((listed) => listed.id)).toEqual([id]);
  });

  test("one with enough time left is given out again", async () => {
    const { m2m } = started.clerk;
    const first = await m2m.createToken({ machineSecretKey });
    const again = await m2m.createToken({ machineSecretKey, minRemainingTtlSeconds: 600 });
    expect(again.token).toBe(first.token);
    await expect(
      m2m.createToken({ machineSecretKey, minRemainingTtlSeconds: 3600 }),
    ).rejects.toMatchObject({ status: 400 });
  });

  test("the instance's own key makes none", async () => {
    await expect(started.clerk.m2m.createToken()).rejects.toMatchObject({ status: 400 });
  });

  test("a machine's key opens nothing else", async () => {
    const { backend, publishableKey } = started;
    const mallory = createClerkClient({
      secretKey: machineSecretKey,
      publishableKey,
      apiUrl: backend,
      telemetry: { disabled: true },
    });
    await expect(mallory.users.getUserList()).rejects.toMatchObject({ status: 401 });
  });
});

describe("API keys through @clerk/backend", () => {
  test("one authenticates for its subject until it is revoked", async () => {
    const { apiKeys, users } = started.clerk;
    const { id: subject } = await users.createUser({ firstName: "Ada" });
    const key = await apiKeys.create({ name: "ci", subject, scopes: ["read"] });
    const { secret } = await apiKeys.getSecret(key.id);
    const state = await started.clerk.authenticateRequest(bearer(secret), {
      acceptsToken: "api_key",
    });
    expect(state.toAuth()).toMatchObject({ userId: subject, scopes: ["read"] });
    await apiKeys.update({ apiKeyId: key.id, subject, description: "the pipeline" });
    expect((await apiKeys.get(key.id)).description).toBe("the pipeline");
    await apiKeys.revoke({ apiKeyId: key.id, revocationReason: "leaked" });
    await expect(apiKeys.verify(secret)).rejects.toMatchObject({ status: 404 });
    expect((await apiKeys.list({ subject })).totalCount).toBe(0);
    expect((await apiKeys.list({ subject, includeInvalid: true })).totalCount).toBe(1);
    await apiKeys.delete(key.id);
  });

  test("nobody gets one for a subject that is not there", async () => {
    const { apiKeys } = started.clerk;
    await expect(apiKeys.create({ name: "x", subject: "user_x" })).rejects.toMatchObject({
      status: 422,
    });
  });
});

describe("OAuth applications through @clerk/backend", () => {
  test("one is made, changed, given a new secret and deleted", async () => {
    const { oauthApplications } = started.clerk;
    const made = await oauthApplications.create({ name: "App", redirectUris: ["http://a.test/"] });
    const target = { oauthApplicationId: made.id, name: "Renamed" };
    expect((await oauthApplications.update(target)).name).toBe("Renamed");
    const rotated = await oauthApplications.rotateSecret(made.id);
    expect(rotated.clientSecret).not.toBe(made.clientSecret);
    await oauthApplications.delete(made.id);
    expect((await oauthApplications.list()).totalCount).toBe(0);
  });

  localTest("its access tokens are verified until they are revoked", async () => {
    const { oauthApplications, users, idPOAuthAccessToken } = started.clerk;
    const { id: userId } = await users.createUser({ firstName: "Ada" });
    const { id, clientId } = await oauthApplications.create({ name: "App" });
    const grant = { clientId, userId, scopes: ["profile"] };
    const { token } = issueOAuthToken(started.instance, grant);
    expect(await idPOAuthAccessToken.verify(token)).toMatchObject({ subject: userId, clientId });
    await oauthApplications.revokeToken({ oauthApplicationId: id, token });
    await expect(idPOAuthAccessToken.verify(token)).rejects.toMatchObject({ status: 404 });
  });
});
