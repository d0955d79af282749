import { createClerkClient } from "@clerk/backend";
import { expect, test } from "vitest";

import { start } from "../instance/harness/start.ts";

const origin = "http://localhost:3000";

/** What `clerk-common-errors` says of each reason, asked of the real SDK. */
test.each([
  { name: "a whole token", change: (token: string) => token, reason: null },
  {
    name: "a token cut off",
    change: (token: string) => token.slice(0, 40),
    reason: "token-invalid",
  },
  { name: "a token changed", change: renamed, reason: "token-invalid-signature" },
])("$name is answered with $reason", async ({ change, reason }) => {
  const { ask, token } = await signedIn();
  expect((await ask(change(await token()))).reason).toBe(reason);
});

test("a token from before its lifetime has gone by is expired", async () => {
  const { ask, token, instance } = await signedIn();
  instance.clock.skew(-120_000);
  expect((await ask(await token())).reason).toMatch(/^session-token-expired/);
});

test("a server that lags refuses what it takes for the future", async () => {
  const { ask, token, instance } = await signedIn();
  instance.clock.skew(60_000);
  expect((await ask(await token())).reason).toBe("session-token-nbf");
});

test("a token without the origin asked for is refused", async () => {
  const { ask, token } = await signedIn();
  const { reason } = await ask(await token(), { authorizedParties: [origin] });
  expect(reason).toBe("token-invalid-authorized-parties");
});

test("a pending session is authenticated, yet its auth object says signed out", async () => {
  const { ask, token } = await signedIn({ forceOrganizationSelection: true });
  const state = await ask(await token());
  expect(state.isAuthenticated).toBe(true);
  expect(state.toAuth()).toMatchObject({ isAuthenticated: false, userId: null });
});

function renamed(token: string): string {
  const [header, payload = "", signature] = token.split(".");
  const claims: object = JSON.parse(Buffer.from(payload, "base64url").toString());
  const forged = Buffer.from(JSON.stringify({ ...claims, sub: "user_other" }));
  return `${header}.${forged.toString("base64url")}.${signature}`;
}

async function signedIn(settings = {}) {
  const { clerk, instance, backend } = await start({ settings });
  const user = await clerk.users.createUser({ emailAddress: ["ada+clerk_test@example.com"] });
  const session = await clerk.sessions.createSession({ userId: user.id });
  const { secretKey, publishableKey } = instance.keys;
  const sdk = createClerkClient({ secretKey, publishableKey, apiUrl: backend });
  const token = async () => (await clerk.sessions.getToken(session.id)).jwt;
  const ask = (jwt: string, options = {}) => {
    const headers = { authorization: `Bearer ${jwt}` };
    return sdk.authenticateRequest(new Request(`${origin}/api`, { headers }), options);
  };
  return { instance, token, ask };
}
