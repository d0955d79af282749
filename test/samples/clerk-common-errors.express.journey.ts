import { expect } from "vitest";
import { createUser } from "../../scripts/instance/resources/user.ts";
import { startBroken } from "./harness/broken-app.ts";
import { journey } from "./harness/journey.ts";
import { asSomebody } from "./harness/members.ts";
import { asUser } from "./harness/people.ts";
import type { Scene } from "./harness/scene.ts";

const sample = "clerk-common-errors.express";

/** What people have before they read the skill. */
const mistaken = `import { clerkMiddleware, getAuth, requireAuth } from "@clerk/express";
import express from "express";
export const app = express();
app.get("/too-early", (request, response) => { response.json(getAuth(request).userId); });
app.use(clerkMiddleware());
app.get("/required", requireAuth(), (request, response) => { response.json({}); });
app.get("/property", (request, response) => { response.json({ userId: request.auth.userId ?? null }); });
`;

journey(sample, (plot) => {
  plot.walk("somebody is told who they are, others to sign in", async (scene) => {
    const { id: userId } = createUser(scene.instance, {});
    const answer = await scene.ask("/api/me", {
      headers: await asUser(scene.instance, { userId }),
    });
    expect(await answer.json()).toEqual({ userId });
    const refused = await scene.ask("/api/me");
    expect([refused.status, await refused.json()]).toEqual([401, { error: "Not authenticated" }]);
  });

  plot.walk("a token over 60 s old is refused by its name", async (scene) => {
    const { headers } = await scene.ask("/api/me", { headers: await stale(scene) });
    expect(headers.get("x-clerk-auth-reason")).toMatch(/^session-token-expired/);
  });

  plot.walk("the mistakes answer what the skill says", async (scene) => {
    const app = await startBroken(sample, scene.stage, { "src/app.ts": mistaken });
    try {
      const headers = await asSomebody(scene);
      const ask = (path: string, init = {}) =>
        fetch(app.url + path, { redirect: "manual", ...init });
      const early = await ask("/too-early", { headers });
      expect(early.status).toBe(500);
      expect((await early.text()).replaceAll("&quot;", '"')).toContain(
        'The "clerkMiddleware" should be registered before using "getAuth"',
      );
      const required = await ask("/required");
      expect([required.status, required.headers.get("location")]).toEqual([302, "/"]);
      expect(await (await ask("/property", { headers })).json()).toEqual({ userId: null });
    } finally {
      await app.stop();
    }
  });

  plot.attack("a stranger asks the API", async ({ ask }) => (await ask("/api/me")).ok);
  plot.attack(
    "somebody asks with yesterday's token",
    async (scene) => (await scene.ask("/api/me", { headers: await stale(scene) })).ok,
  );
});

function stale({ instance }: Scene): Promise<{ Authorization: string }> {
  const { id: userId } = createUser(instance, {});
  return asUser(instance, { userId, lifetimeInSeconds: -60 });
}
