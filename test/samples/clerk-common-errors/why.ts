import { expect } from "vitest";
import { createUser } from "../../../scripts/instance/resources/user.ts";
import { asUser } from "../harness/people.ts";
import type { Plot } from "../harness/plot.ts";
import type { Scene } from "../harness/scene.ts";

/** The script that says why a token is refused. */
export function why({ walk, attack }: Plot): void {
  walk(
    "the script has nothing against a good token, and names what is wrong with others",
    async (scene) => {
      expect(await reasonOf(scene, await tokenOf(scene))).toBe("null");
      expect(await reasonOf(scene, "undefined")).toBe("signed-out: token-invalid");
      const old = await tokenOf(scene, { lifetimeInSeconds: -60 });
      expect(await reasonOf(scene, old)).toMatch(/^signed-out: session-token-expired/);
    },
  );

  attack(
    "a token from yesterday passes the script",
    async (scene) =>
      (await reasonOf(scene, await tokenOf(scene, { lifetimeInSeconds: -60 }))) === "null",
  );
}

async function reasonOf({ run }: Scene, token: string): Promise<string> {
  return (await run(`tsx why.ts ${token}`)).trim();
}

async function tokenOf({ instance }: Scene, options = {}): Promise<string> {
  const { id: userId } = createUser(instance, {});
  const { Authorization } = await asUser(instance, { userId, ...options });
  return Authorization.slice("Bearer ".length);
}
