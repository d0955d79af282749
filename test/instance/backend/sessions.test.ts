import { verifyToken } from "@clerk/backend";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { localTest, openSubject, type Subject } from "../harness/subject.ts";

let started: Subject;
let sessionId: string;
let userId: string;
beforeAll(async () => {
  started = await openSubject();
  userId = (await started.clerk.users.createUser({ firstName: "Ada" })).id;
  sessionId = (await started.clerk.sessions.createSession({ userId })).id;
});
afterAll(() => started.close());

/** A publishable key is the Frontend API's host, in base64 and with a $ behind it. */
const issuerOf = (publishableKey: string) =>
  `https://${Buffer.from(publishableKey.split("_")[2] ?? "", "base64")
    .toString()
    .slice(0, -1)}`;

const verify = (jwt: string) =>
  verifyToken(jwt, {
    secretKey: started.secretKey,
    apiUrl: started.backend,
    skipJwksCache: true,
  });

describe("sessions through @clerk/backend", () => {
  test("a session's token verifies against the instance's JWKS", async () => {
    const { jwt } = await started.clerk.sessions.getToken(sessionId);
    const claims = await verify(jwt);
    expect(claims).toMatchObject({
      sub: userId,
      sid: sessionId,
      v: 2,
      sts: "active",
      fva: [0, -1],
      iss: issuerOf(started.publishableKey),
    });
    expect(claims.exp - claims.iat).toBe(60);
  });

  test("a request with that token is signed in", async () => {
    const { jwt } = await started.clerk.sessions.getToken(sessionId);
    const request = new Request("http://localhost:3000/", {
      headers: { authorization: `Bearer ${jwt}` },
    });
    const state = await started.clerk.authenticateRequest(request);
    expect(state.toAuth()).toMatchObject({ userId, sessionId, isAuthenticated: true });
  });

  localTest("when the clock advances, tokens expire", async () => {
    const { clock } = started.instance;
    clock.advance(-120_000);
    const { jwt } = await started.clerk.sessions.getToken(sessionId);
    clock.reset();
    await expect(verify(jwt)).rejects.toMatchObject({ reason: "token-expired" });
  });

  test("a revoked session has no more tokens", async () => {
    const { sessions } = started.clerk;
    const { id } = await sessions.createSession({ userId });
    expect((await sessions.revokeSession(id)).status).toBe("revoked");
    await expect(sessions.getToken(id)).rejects.toMatchObject({ status: 422 });
    const { data, totalCount } = await sessions.getSessionList({ userId, status: "revoked" });
    expect([data.map((session) => session.id), totalCount]).toEqual([[id], 1]);
  });
});
