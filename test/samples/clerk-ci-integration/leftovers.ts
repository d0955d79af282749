import { expect } from "vitest";
import { createUser, putUser } from "../../../scripts/instance/resources/user.ts";
import type { Plot } from "../harness/plot.ts";
import type { Scene } from "../harness/scene.ts";

const DAY = 24 * 60 * 60_000;

/** The script that deletes what tests left behind. */
export function leftovers({ walk }: Plot): void {
  walk("the sweep deletes old users of tests, and nobody else", async (scene) => {
    const { instance, run } = scene;
    const old = user(scene, "e2e-old-1+clerk_test@example.com", 2 * DAY);
    const kept = [
      user(scene, "e2e-new-1+clerk_test@example.com", 0),
      user(scene, "ada-e2e-fan@example.com", 2 * DAY),
    ];
    expect(await run("tsx sweep.ts")).toBe("1 users deleted\n");
    expect(instance.store.users.get(old)).toBeUndefined();
    expect(kept.map((id) => instance.store.users.get(id)?.id)).toEqual(kept);
    await expect(run("tsx sweep.ts", { CLERK_SECRET_KEY: "sk_live_x" })).rejects.toThrow(
      "expected a development key",
    );
  });
}

function user({ instance }: Scene, emailAddress: string, age: number): string {
  const made = createUser(instance, { emailAddresses: [{ emailAddress }] });
  return putUser(instance, { ...made, createdAt: instance.now() - age }).id;
}
