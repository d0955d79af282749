import { expect } from "vitest";
import { createUser } from "../../scripts/instance/resources/user.ts";
import { journey } from "./harness/journey.ts";
import { asUser } from "./harness/people.ts";
import type { Scene } from "./harness/scene.ts";

journey("clerk-security-basics.express", ({ walk, attack }) => {
  walk("somebody is known by a token of this origin", async (scene) => {
    const { userId, response } = await tokenOf(scene, scene.stage.url);
    expect(await response.json()).toEqual({ userId });
    expect(response.headers.get("x-powered-by")).toBeNull();
  });

  attack("a stranger asks", async ({ ask }) => (await ask("/api/me")).ok);
  attack("a token made for another origin asks", async (scene) => {
    return (await tokenOf(scene, "https://evil.example.com")).response.ok;
  });
  attack("a token made for no origin asks", async (scene) => {
    return (await tokenOf(scene, undefined)).response.ok;
  });
});

/** Asks with a token that a page of this origin got. */
async function tokenOf({ ask, instance }: Scene, origin: string | undefined) {
  const { id: userId } = createUser(instance, {});
  const headers = await asUser(instance, { userId, origin });
  return { userId, response: await ask("/api/me", { headers }) };
}
