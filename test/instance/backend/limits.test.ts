import { describe, expect, test } from "vitest";
import { createApp } from "../../../scripts/instance/app.ts";
import { createClock } from "../../../scripts/instance/clock.ts";
import { createInstance } from "../../../scripts/instance/instance.ts";
import { start } from "../harness/start.ts";

const times = (count: number) => Array.from({ length: count }, (_, i) => i);

describe("the Backend API's limits", () => {
  test.each([
    ["development", false, 100],
    ["production", true, 1000],
  ])("a %s instance answers so many requests in ten seconds", async (_name, production, most) => {
    const clock = createClock(() => 1_700_000_000_000);
    const instance = createInstance({ clock, settings: { productionLimits: production } });
    const headers = { authorization: `Bearer ${instance.keys.secretKey}` };
    const app = createApp(instance);
    const ask = async () => (await app.request("/bapi/v1/users/count", { headers })).status;
    const answers = await Promise.all(times(most + 1).map(ask));
    expect(answers.filter((status) => status === 200)).toHaveLength(most);
    expect(answers.at(-1)).toBe(429);
    clock.advance(10_000);
    expect(await ask()).toBe(200);
  });

  test("one user is updated ten times in ten seconds, another still may be", async () => {
    const { clerk } = await start({ settings: { rateLimited: true } });
    const ada = await clerk.users.createUser({ firstName: "Ada" });
    const bob = await clerk.users.createUser({ firstName: "Bob" });
    await Promise.all(times(10).map(() => clerk.users.updateUserMetadata(ada.id, {})));
    await expect(clerk.users.updateUser(ada.id, {})).rejects.toMatchObject({
      status: 429,
      retryAfter: expect.any(Number),
      errors: [{ code: "too_many_requests" }],
    });
    expect((await clerk.users.updateUser(bob.id, {})).id).toBe(bob.id);
  });
});
