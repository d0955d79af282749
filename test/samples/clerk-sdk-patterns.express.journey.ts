import { expect } from "vitest";
import { createUser } from "../../scripts/instance/resources/user.ts";
import { journey } from "./harness/journey.ts";
import { apiKey } from "./harness/keys.ts";
import { asUser } from "./harness/people.ts";

journey("clerk-sdk-patterns.express", ({ walk, attack, excuse }) => {
  walk("somebody reads their name", async ({ ask, instance }) => {
    const { id: userId } = createUser(instance, { firstName: "Ada" });
    const response = await ask("/api/me", { headers: await asUser(instance, { userId }) });
    expect(await response.json()).toEqual({ userId, firstName: "Ada" });
  });

  walk("a key with the scope reads reports", async (scene) => {
    const { subject, headers } = await apiKey(scene, ["reports:read"]);
    const response = await scene.ask("/api/reports", { headers });
    expect(await response.json()).toEqual({ owner: subject });
  });

  attack("a stranger reads a name", async ({ ask }) => (await ask("/api/me")).ok);
  attack("a key reads a name", async (scene) => {
    return (await scene.ask("/api/me", await apiKey(scene, ["reports:read"]))).ok;
  });
  attack("a stranger reads reports", async ({ ask }) => (await ask("/api/reports")).ok);
  attack("a session reads reports", async ({ ask, instance }) => {
    const { id: userId } = createUser(instance, {});
    return (await ask("/api/reports", { headers: await asUser(instance, { userId }) })).ok;
  });
  attack("a key without the scope reads reports", async (scene) => {
    return (await scene.ask("/api/reports", await apiKey(scene, []))).ok;
  });

  excuse("src/app.ts:10", "the SDK reads nobody without an id");
});
