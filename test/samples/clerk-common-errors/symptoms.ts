import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "vitest";
import { change, startAgain } from "../harness/broken-app.ts";
import { asSomebody } from "../harness/members.ts";
import type { Plot } from "../harness/plot.ts";
import { broken } from "./broken.ts";

const patient = { timeout: 20_000 };

/** What the skill quotes, from an app that has the mistake; then what the sample says instead. */
export function symptoms({ walk }: Plot): void {
  walk("1: a proxy that is missing or misplaced is said to be", async ({ stage }) => {
    const app = await broken(stage);
    const code = readFileSync(join(app.folder, "proxy.ts"), "utf8");
    const status = async () => (await fetch(`${app.url}/api/people`)).status;
    const says = (words: string) =>
      expect.poll(async () => (await status()) === 500 && app.output(), patient).toContain(words);
    expect(await status()).toBe(401);
    change(app.folder, { "proxy.ts": null });
    await says("auth() was called but Clerk can't detect usage of clerkMiddleware()");
    change(app.folder, { "app/proxy.ts": code });
    await says("clerkMiddleware() was not run, your middleware or proxy file might be misplaced");
    change(app.folder, { "proxy.ts": code, "app/proxy.ts": null });
    await expect.poll(status, patient).toBe(401);
  });

  walk("3: without await everybody is 401", async (scene) => {
    const { url } = await broken(scene.stage);
    const headers = await asSomebody(scene);
    expect((await fetch(`${url}/api/unawaited`, { headers })).status).toBe(401);
    expect((await scene.ask("/api/people", { headers })).status).toBe(403);
  });

  walk("4: auth.protect() answers 307 and 404, the sample 401 and 403", async (scene) => {
    const { url } = await broken(scene.stage);
    const headers = await asSomebody(scene);
    const status = async (path: string, init = {}) =>
      (await fetch(url + path, { redirect: "manual", ...init })).status;
    expect(await status("/api/protected")).toBe(307);
    expect(await status("/api/protected", { headers: { accept: "application/json" } })).toBe(307);
    expect(await status("/api/for-admins", { headers })).toBe(404);
    expect((await scene.ask("/api/reports")).status).toBe(401);
    expect((await scene.ask("/api/reports", { headers })).status).toBe(403);
  });

  walk("9: SignedIn type-checks, and throws when rendered", async ({ stage, ask }) => {
    const app = await broken(stage);
    expect((await fetch(`${app.url}/greeting`)).status).toBe(500);
    expect(app.output()).toContain("<SignedIn> is not available in @clerk/nextjs Core 3");
    expect(await (await ask("/admin")).text()).toContain("Admins only.");
  });

  walk(
    "another publishable key changes nothing until the next build",
    async ({ stage, instance }) => {
      const key = `pk_test_${btoa("another-1.clerk.accounts.dev$")}`;
      const app = await startAgain(stage, { NEXT_PUBLIC_CLERK_PUBLISHABLE_KEY: key });
      const page = await (await fetch(`${app.url}/sign-in`)).text();
      await app.stop();
      expect(page).toContain(instance.keys.publishableKey);
      expect(page).not.toContain(key);
    },
  );

  walk("3, 9, 10: what the compiler says", async ({ stage, run }) => {
    const { folder } = await broken(stage);
    const refused = await run("bash -c 'tsc --noEmit || true'", {}, folder);
    expect(refused.match(/^\S+ error TS\d+/gm)).toEqual([
      expect.stringMatching(/^app\/api\/unawaited\/route.ts.*TS2339$/),
      expect.stringMatching(/^lib\/old-middleware.ts.*TS2305$/),
    ]);
    expect(refused).toContain("has no exported member 'authMiddleware'");
    expect(await run("tsc --noEmit", {}, stage.folder)).toBe("");
  });
}
