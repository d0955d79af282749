import { createHmac } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { refreshTokenOf } from "../../../scripts/instance/resources/session-refresh.ts";
import { getSession } from "../../../scripts/instance/resources/session.ts";
import { updateSettings } from "../../../scripts/instance/resources/settings.ts";
import { localTest, openSubject, type Subject } from "../harness/subject.ts";

let started: Subject;
let adaId: string;
let sessionId: string;
beforeAll(async () => {
  started = await openSubject();
});
beforeEach(async () => {
  await started.startOver();
  const { users, sessions } = started.clerk;
  const user = await users.createUser({
    emailAddress: ["ada@example.com"],
    firstName: "Ada",
    publicMetadata: { interests: ["maths"], age: null },
  });
  adaId = user.id;
  sessionId = (await sessions.createSession({ userId: adaId })).id;
});
afterAll(() => started.close());

const claimsOf = (jwt: string) =>
  JSON.parse(Buffer.from(jwt.split(".")[1] ?? "", "base64url").toString());

describe("JWT templates through @clerk/backend", () => {
  test.each([
    ["a whole shortcode keeps its type", "{{user.public_metadata.interests}}", ["maths"]],
    ["one inside text becomes text", "{{user.last_name}} {{user.first_name}}", "null Ada"],
    ["an unknown one is null", "{{user.i_dont_exist}}", null],
    ["a fallback stands in", "{{user.public_metadata.age || 30}}", 30],
    ["text is a fallback too", "{{user.last_name || 'Nobody'}}", "Nobody"],
    ["the address is the primary one", "{{user.primary_email_address}}", "ada@example.com"],
    ["an object's prototype is out of reach", "{{user.constructor.name}}", null],
    ["private metadata is out of reach", "{{user.private_metadata}}", null],
  ])("%s", async (_name, claim, expected) => {
    const { jwtTemplates, sessions } = started.clerk;
    await jwtTemplates.create({ name: "custom", claims: { claim }, lifetime: 600 });
    const { jwt } = await sessions.getToken(sessionId, "custom");
    const claims = claimsOf(jwt);
    expect(claims).toMatchObject({ claim: expected, sub: adaId });
    expect(claims).not.toHaveProperty("sid");
    expect(claims.exp - claims.iat).toBe(600);
  });

  test("a template's own secret signs", async () => {
    const { jwtTemplates, sessions } = started.clerk;
    await jwtTemplates.create({
      name: "hasura",
      claims: {},
      customSigningKey: true,
      signingAlgorithm: "HS256",
      signingKey: "a shared secret",
    });
    const { jwt } = await sessions.getToken(sessionId, "hasura");
    const [header = "", payload = "", signature] = jwt.split(".");
    const mac = createHmac("sha256", "a shared secret").update(`${header}.${payload}`);
    expect(signature).toBe(mac.digest("base64url"));
  });

  test("one is changed, listed and deleted", async () => {
    const { jwtTemplates } = started.clerk;
    const { id } = await jwtTemplates.create({ name: "a", claims: { x: 1 } });
    await jwtTemplates.update({ templateId: id, name: "b", claims: { y: 2 } });
    expect(await jwtTemplates.get(id)).toMatchObject({ name: "b", claims: { y: 2 }, lifetime: 60 });
    await jwtTemplates.delete(id);
    expect((await jwtTemplates.list()).totalCount).toBe(0);
  });

  test.each([
    ["a reserved claim", { name: "a", claims: { sub: "x" } }, "jwt_template_reserved_claim"],
    [
      "a custom key without a key",
      { name: "a", claims: {}, customSigningKey: true },
      "form_param_missing",
    ],
  ])("%s is refused and nothing is stored", async (_name, params, code) => {
    const { jwtTemplates } = started.clerk;
    await expect(jwtTemplates.create(params)).rejects.toMatchObject({
      status: 422,
      errors: [{ code }],
    });
    expect((await jwtTemplates.list()).totalCount).toBe(0);
  });

  localTest("session tokens carry what the instance adds to them", async () => {
    updateSettings(started.instance, {
      sessionClaims: { metadata: "{{user.public_metadata}}", sub: "mallory" },
    });
    const { jwt } = await started.clerk.sessions.getToken(sessionId);
    expect(claimsOf(jwt)).toMatchObject({ metadata: { interests: ["maths"] }, sub: adaId });
  });
});

describe("refreshing a session through @clerk/backend", () => {
  const refresh = async (token: string) => {
    const { jwt } = await started.clerk.sessions.getToken(sessionId);
    return started.clerk.sessions.refreshSession(sessionId, {
      expired_token: jwt,
      refresh_token: token,
      request_origin: "http://localhost:3000",
      format: "cookie",
    });
  };

  localTest("the refresh token buys a new session cookie", async () => {
    const { instance } = started;
    const token = refreshTokenOf(instance, getSession(instance, sessionId));
    const { cookies } = await refresh(token);
    expect(cookies[0]).toMatch(/^__session=ey/);
  });

  localTest("a foreign one buys nothing", async () => {
    await expect(refresh("rt_x")).rejects.toMatchObject({ status: 401 });
  });
});

describe("tokens that sign in, through @clerk/backend", () => {
  test("a sign-in token is made and revoked once", async () => {
    const { signInTokens } = started.clerk;
    const token = await signInTokens.createSignInToken({ userId: adaId, expiresInSeconds: 60 });
    expect(token).toMatchObject({ status: "pending", userId: adaId });
    expect((await signInTokens.revokeSignInToken(token.id)).status).toBe("revoked");
    await expect(signInTokens.revokeSignInToken(token.id)).rejects.toMatchObject({ status: 400 });
  });

  test("an actor token names who impersonates", async () => {
    const { actorTokens } = started.clerk;
    const token = await actorTokens.create({ userId: adaId, actor: { sub: "user_support" } });
    expect(token).toMatchObject({ status: "pending", actor: { sub: "user_support" } });
    expect((await actorTokens.revoke(token.id)).status).toBe("revoked");
  });

  localTest("an agent task is found by an identifier", async () => {
    const { agentTasks } = started.clerk;
    const task = await agentTasks.create({
      onBehalfOf: { identifier: "ada@example.com" },
      permissions: "*",
      agentName: "tester",
      taskDescription: "Look around",
      redirectUrl: "http://localhost:3000/",
    });
    expect(task.url).toContain("ticket=");
    expect((await agentTasks.revoke(task.agentTaskId)).agentTaskId).toBe(task.agentTaskId);
  });

  test("a testing token is given out", async () => {
    const { token } = await started.clerk.testingTokens.createTestingToken();
    expect(token).toMatch(/^\d+-[\w-]+$/);
  });

  test.each([
    [
      "sign-in",
      () =>
        started.clerk.signInTokens.createSignInToken({ userId: "user_x", expiresInSeconds: 60 }),
    ],
    ["actor", () => started.clerk.actorTokens.create({ userId: "user_x", actor: { sub: "a" } })],
  ])("nobody gets a %s token for a user who is not there", async (_name, create) => {
    await expect(create()).rejects.toMatchObject({ status: 404 });
  });
});
