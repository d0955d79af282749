import { verifyToken } from "@clerk/backend";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { open, type Started } from "../harness/start.ts";
import { FORGERIES, original, type Original } from "./forge.ts";

let started: Started;
let token: string;
let real: Original;
beforeAll(async () => {
  started = await open();
  const { users, sessions } = started.clerk;
  const { id: userId } = await users.createUser({ firstName: "Ada" });
  const { id: sessionId } = await sessions.createSession({ userId });
  token = (await sessions.getToken(sessionId)).jwt;
  real = await original(started.instance, token);
});
afterAll(() => started.close());

const authenticate = (given: string) => {
  const headers = { authorization: `Bearer ${given}` };
  return started.clerk.authenticateRequest(new Request("http://localhost:3000/api", { headers }));
};
const verify = (given: string) =>
  verifyToken(given, { secretKey: started.instance.keys.secretKey, apiUrl: started.backend });
const verifyByHttp = (given: string) =>
  fetch(`${started.backend}/v1/clients/verify`, {
    method: "POST",
    body: JSON.stringify({ token: given }),
    headers: {
      authorization: `Bearer ${started.instance.keys.secretKey}`,
      "content-type": "application/json",
    },
  });

describe("a token of the instance", () => {
  test("is believed, so that the refusals below mean something", async () => {
    expect((await authenticate(token)).isAuthenticated).toBe(true);
    expect((await verify(token)).sub).toBe(real.claims["sub"]);
    expect((await verifyByHttp(token)).status).toBe(200);
  });
});

describe.each(FORGERIES)("a forged token: %s", (_name, forge) => {
  test("authenticateRequest signs nobody in", async () => {
    expect((await authenticate(await forge(real))).isAuthenticated).toBe(false);
  });

  test("verifyToken throws", async () => {
    await expect(verify(await forge(real))).rejects.toThrow();
  });

  test("the Backend API refuses it", async () => {
    const response = await verifyByHttp(await forge(real));
    expect([400, 401]).toContain(response.status);
  });
});

describe("a token of an instance before this one", () => {
  test("is refused, though host and issuer are the same", async () => {
    const other = await open();
    const { id: userId } = await other.clerk.users.createUser({});
    const { id } = await other.clerk.sessions.createSession({ userId });
    const { jwt } = await other.clerk.sessions.getToken(id);
    await other.close();
    expect((await authenticate(jwt)).isAuthenticated).toBe(false);
    expect((await verifyByHttp(jwt)).status).toBe(401);
  });
});
