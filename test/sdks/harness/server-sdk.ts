import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startApp, type App, type Launch } from "./app.ts";
import { openDev, type DevInstance } from "./dev.ts";
import { machineTokens, type MachineToken } from "./machine-tokens.ts";
import { expiredToken, foreignToken, newToken, tampered } from "./session-tokens.ts";
import { visit } from "./visitor.ts";
import { WAYS, type Way } from "./ways.ts";

let dev: DevInstance;
let app: App;
let userId: string;
let token: string;

const ask = (path: string, bearer?: string) =>
  fetch(`${app.url}${path}`, bearer ? { headers: { authorization: `Bearer ${bearer}` } } : {});

/** What an app on any server SDK does that has `/whoami`, `/machine` and `/webhooks`, and no word of tests. */
export function behavesAsServerSdk(
  launch: Omit<Launch, "env">,
  ways: readonly Way[] = Object.values(WAYS),
): void {
  describe.each(ways)("$name", (way) => {
    beforeAll(async () => {
      dev = await openDev();
      app = await startApp({ ...launch, env: way.of(dev.env) });
      await dev.sendWebhooksTo(`${app.url}/webhooks`);
      userId = (await dev.clerk.users.createUser({ firstName: "Ada" })).id;
      token = await newToken(dev.clerk, userId);
    });
    afterAll(async () => {
      await app.close();
      await dev.close();
    });
    letsPeopleIn();
    letsMachinesIn();
    verifiesWebhooks();
  });
}

function letsPeopleIn(): void {
  test("who is signed out is refused", async () => {
    expect((await ask("/whoami")).status).toBe(401);
  });

  test("who has a session token is let in", async () => {
    const response = await ask("/whoami", token);
    expect([response.status, await response.json()]).toEqual([200, { userId }]);
  });

  test.each<[string, () => string | Promise<string>]>([
    ["tampered with", () => tampered(token)],
    ["of another instance", foreignToken],
    ["expired", () => expiredToken(dev, userId)],
  ])("a token that is %s is refused", async (_name, make) => {
    expect((await ask("/whoami", await make())).status).toBe(401);
  });

  test("a browser's first visit goes through the handshake, and no further", async () => {
    const { trail, cookies, response } = await visit(dev, `${app.url}/whoami`);
    expect(trail[1]?.pathname).toBe("/v1/client/handshake");
    expect(trail.at(-1)?.href).toBe(`${app.url}/whoami`);
    expect(cookies.get("__client_uat")).toBe("0");
    expect(cookies.has("__clerk_db_jwt")).toBe(true);
    expect(response.status).toBe(401);
  });
}

function letsMachinesIn(): void {
  test.each(["m2m_token", "M2M JWT", "api_key"] satisfies MachineToken[])(
    "a machine with an %s is let in where machines are, and nowhere else",
    async (kind) => {
      const { token: machineToken, expected } = await machineTokens[kind](dev.clerk, userId);
      const response = await ask("/machine", machineToken);
      expect([response.status, await response.json()]).toMatchObject([200, expected]);
      expect((await ask("/whoami", machineToken)).status).toBe(401);
    },
  );

  test("a person is refused where machines are let in", async () => {
    expect((await ask("/machine", token)).status).toBe(401);
  });
}

function verifiesWebhooks(): void {
  test("a delivery that the instance sent is verified, a forged one is not", async () => {
    const { id } = await dev.clerk.users.createUser({ firstName: "Bob" });
    const delivered = async () =>
      (await dev.succeededDeliveries()).find(({ body }) => body.includes(id));
    await expect.poll(delivered, { timeout: 5_000 }).toBeDefined();
    const { body = "", attempts = [] } = (await delivered()) ?? {};
    expect(attempts.at(-1)?.response_body).toBe('{"verified":"user.created"}');
    const forged = await fetch(`${app.url}/webhooks`, {
      method: "POST",
      headers: attempts.at(-1)?.request_headers ?? {},
      body: body.replace("Bob", "Eve"),
    });
    expect(forged.status).toBe(400);
  });
}
