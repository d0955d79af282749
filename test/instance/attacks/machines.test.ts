import { beforeEach, describe, expect, test } from "vitest";
import { createApp } from "../../../scripts/instance/app.ts";
import { createInstance } from "../../../scripts/instance/instance.ts";
import { createM2MToken, type M2MToken } from "../../../scripts/instance/resources/m2m-token.ts";
import { createMachine, type Machine } from "../../../scripts/instance/resources/machine.ts";
import { PUBLISHED } from "../../../scripts/instance/published/published.ts";

const instance = createInstance({ settings: { rateLimited: false } });
const app = createApp(instance);
let owner: Machine;
let other: Machine;
let token: M2MToken;
beforeEach(async () => {
  instance.reset();
  owner = createMachine(instance, { name: "owner", scopes: [], defaultTokenTtl: 3600 });
  other = createMachine(instance, { name: "other", scopes: [], defaultTokenTtl: 3600 });
  token = await createM2MToken(instance, owner, { format: "opaque", claims: null });
});

/** Asks as the machine that has nothing to do with the token. */
function ask(method: string, path: string, body?: object) {
  const headers = {
    authorization: `Bearer ${other.secretKey}`,
    "content-type": "application/json",
  };
  const init = { method, headers, ...(body ? { body: JSON.stringify(body) } : {}) };
  return app.request(`/bapi/v1${path}`, init);
}

describe("a machine's secret key", () => {
  test("opens nothing but the tokens of machines", async () => {
    const rest = PUBLISHED.backend.filter(({ path }) => !path.startsWith("/m2m_tokens"));
    const answers = await Promise.all(
      rest.map(async ({ method, path }) => {
        const filled = path.replaceAll(/\{\w+\}/g, "m2m_tokens");
        return [method, path, (await ask(method, filled)).status];
      }),
    );
    expect(answers.filter(([, , status]) => status !== 401)).toEqual([]);
  });

  test.each<[string, () => Promise<Response>, number]>([
    ["lists another's tokens", async () => ask("GET", `/m2m_tokens?subject=${owner.id}`), 403],
    ["revokes another's token", async () => ask("POST", `/m2m_tokens/${token.id}/revoke`, {}), 404],
    [
      "verifies a token that is not meant for it",
      async () => ask("POST", "/m2m_tokens/verify", { token: token.token }),
      404,
    ],
  ])("never %s", async (_name, attempt, status) => {
    const response = await attempt();
    expect(response.status).toBe(status);
    expect(instance.store.m2mTokens.get(token.id)).toEqual(token);
  });
});
