import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "vitest";
import { createInstance } from "../../../scripts/instance/instance.ts";
import { serve } from "../../../scripts/instance/serve.ts";
import type { Stage } from "../../../scripts/stage/stage.ts";
import { person, signIn } from "../../browser/harness/people.ts";
import { temporaryFolder } from "../../temporary-folder.ts";
import { startAgain } from "../harness/broken-app.ts";
import type { Plot } from "../harness/plot.ts";
import type { Scene } from "../harness/scene.ts";
import { codeUnder, typed } from "../harness/shown.ts";
import { SAMPLE } from "./broken.ts";

const LOOP = "Refreshing the session token resulted in an infinite redirect loop";

/** Symptom 2, and that the skill's command tells it from one that is none. */
export function loops({ walk }: Plot): void {
  walk("2: one visit is one handshake", async (scene) => {
    expect(await handshakes(scene, scene.stage.url)).toBe(1);
  });

  walk("2: keys of two instances loop, and the log says so", async (scene) => {
    const other = createInstance();
    const served = await serve(other);
    const app = await startAgain(scene.stage, {
      CLERK_SECRET_KEY: other.keys.secretKey,
      CLERK_API_URL: served.backend,
    });
    try {
      expect(await handshakes(scene, app.url)).toBeGreaterThan(1);
      expect(app.output()).toContain("HandshakeService: error getting handshake payload");
      expect(app.output()).toContain(LOOP);
    } finally {
      await app.stop();
      await served.close();
    }
  });

  walk("2: a clock that lags loops, until it is set", async ({ stage, visit, instance }) => {
    person(instance, "ada@example.com");
    const app = await startAgain(stage, {});
    try {
      const page = await visit(`${app.url}/plan`);
      await signIn(page, "ada@example.com");
      await page.getByText("Plan: free").waitFor();
      instance.clock.skew(60_000);
      await page.evaluate("Clerk.session.getToken({ skipCache: true })");
      await page.reload();
      expect(new URL(page.url()).pathname).toBe("/sign-in");
      expect(app.output()).toContain("Clock skew detected");
      expect(app.output()).toContain(LOOP);
      instance.clock.skew(0);
      await page.waitForFunction("window.Clerk?.session");
      await page.evaluate("Clerk.session.getToken({ skipCache: true })");
      await page.goto(`${app.url}/plan`);
      await page.getByText("Plan: free").waitFor();
    } finally {
      instance.clock.skew(0);
      await app.stop();
    }
  });

  walk("a token over 4 KB loops, for that user alone", async ({ visit, clerk, instance }) => {
    const { id } = person(instance, "heavy@example.com");
    const carry = (text: string | null) =>
      clerk.users.updateUserMetadata(id, { publicMetadata: { text } });
    await carry("x".repeat(4_000));
    const page = await visit("/plan");
    let visits = 0;
    page.on("request", (request) => {
      if (new URL(request.url()).pathname === "/plan") visits += 1;
    });
    await signIn(page, "heavy@example.com");
    await expect.poll(() => visits, { timeout: 20_000 }).toBeGreaterThan(3);
    await page.goto("about:blank");
    await carry(null);
    const lighter = await visit("/plan");
    await signIn(lighter, "heavy@example.com");
    await lighter.getByText("Plan: free").waitFor();
  });
}

/** What the skill's command counts for one visit to an app. */
async function handshakes(scene: Scene, url: string): Promise<number> {
  const [, , count] = codeUnder(SAMPLE, "See that it works");
  const asked = { ...scene, stage: { ...scene.stage, url } };
  const home = `export CURL_HOME=${curlHome(scene.stage)}; cd "$CURL_HOME"`;
  const printed = await typed(asked, `${home}\n${count?.value}`);
  return Number(/^\d+$/m.exec(printed)?.[0]);
}

/** Makes curl find the instance behind Clerk's host names. */
function curlHome({ served }: Stage): string {
  const folder = temporaryFolder("curl");
  const { hosts = [], port } = served.front ?? {};
  const lines = hosts.map((host) => `connect-to = "${host}:443:127.0.0.1:${port}"`);
  writeFileSync(join(folder, ".curlrc"), ["insecure", ...lines].join("\n"));
  return folder;
}
