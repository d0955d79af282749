import { beforeAll, expect, test } from "vitest";
import type { GetRunning } from "./in-every-way.ts";
import { machineTokens, type MachineToken } from "./machine-tokens.ts";
import { expiredToken, foreignToken, newToken, tampered } from "./session-tokens.ts";
import { visit } from "./visitor.ts";

/** What an app on any server SDK does that has `/whoami`, `/machine` and `/webhooks`, and no word of tests. */
export function behavesAsServerSdk(running: GetRunning): void {
  letsPeopleIn(running);
  letsMachinesIn(running);
  verifiesWebhooks(running);
}

function ask({ app }: ReturnType<GetRunning>, path: string, bearer?: string): Promise<Response> {
  const init = bearer === undefined ? {} : { headers: { authorization: `Bearer ${bearer}` } };
  return fetch(`${app.url}${path}`, init);
}

function letsPeopleIn(running: GetRunning): void {
  let userId: string;
  let token: string;
  beforeAll(async () => {
    const { clerk } = running().dev;
    userId = (await clerk.users.createUser({ firstName: "Ada" })).id;
    token = await newToken(clerk, userId);
  });

  test("who is signed out is refused", async () => {
    expect((await ask(running(), "/whoami")).status).toBe(401);
  });

  test("who has a session token is let in, but not where machines are", async () => {
    const response = await ask(running(), "/whoami", token);
    expect([response.status, await response.json()]).toEqual([200, { userId }]);
    expect((await ask(running(), "/machine", token)).status).toBe(401);
  });

  test.each<[string, () => string | Promise<string>]>([
    ["tampered with", () => tampered(token)],
    ["of another instance", foreignToken],
    ["expired", () => expiredToken(running().dev, userId)],
  ])("a token that is %s is refused", async (_name, make) => {
    expect((await ask(running(), "/whoami", await make())).status).toBe(401);
  });

  test("a browser's first visit goes through the handshake, and no further", async () => {
    const { app, dev } = running();
    const { trail, cookies, response } = await visit(dev, `${app.url}/whoami`);
    expect(trail[1]?.pathname).toBe("/v1/client/handshake");
    expect(trail.at(-1)?.href).toBe(`${app.url}/whoami`);
    expect(cookies.get("__client_uat")).toBe("0");
    expect(cookies.has("__clerk_db_jwt")).toBe(true);
    expect(response.status).toBe(401);
  });
}

function letsMachinesIn(running: GetRunning): void {
  test.each(["m2m_token", "M2M JWT", "api_key"] satisfies MachineToken[])(
    "a machine with an %s is let in where machines are, and nowhere else",
    async (kind) => {
      const { token, expected } = await machineTokens[kind](running().dev.clerk);
      const response = await ask(running(), "/machine", token);
      expect([response.status, await response.json()]).toMatchObject([200, expected]);
      expect((await ask(running(), "/whoami", token)).status).toBe(401);
    },
  );
}

function verifiesWebhooks(running: GetRunning): void {
  test("a delivery that the instance sent is verified, a forged one is not", async () => {
    const { app, dev } = running();
    const { id } = await dev.clerk.users.createUser({ firstName: "Bob" });
    const { body, attempts } = await dev.delivered(id);
    expect(attempts.at(-1)?.response_body).toBe('{"verified":"user.created"}');
    const forged = await fetch(`${app.url}/webhooks`, {
      method: "POST",
      headers: attempts.at(-1)?.request_headers ?? {},
      body: body.replace("Bob", "Eve"),
    });
    expect(forged.status).toBe(400);
  });
}
