import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "vitest";
import { createUser } from "../../scripts/instance/resources/user.ts";
import { enterCode, PASSWORD, proceed, signIn } from "../browser/harness/people.ts";
import { ADA, listed, tokenOf } from "./clerk-debug-bundle/listed.ts";
import { startAgain } from "./harness/broken-app.ts";
import { journey } from "./harness/journey.ts";
import { asUser } from "./harness/people.ts";
import type { Scene } from "./harness/scene.ts";
import { codeUnder, commandsUnder, typed } from "./harness/shown.ts";
import { skillScript } from "./harness/skill-files.ts";

const SAMPLE = "clerk-debug-bundle.next";
const [collecting] = commandsUnder(SAMPLE, "See that it works");
const [cleaning] = codeUnder(SAMPLE, "Redact a log");
const [command, prints] = collecting ?? ["", ""];

journey(SAMPLE, ({ walk, attack }) => {
  walk("the script prints what the skill says of a token that was changed", async (scene) => {
    const printed = await collect(scene, (await tokenOf(scene)).replace(/.{8}$/, "AAAAAAAA"));
    const lines = printed.split("\n").map(withoutFigures);
    for (const line of prints.split("\n").filter((one) => one.trim() !== "…")) {
      const parts = withoutFigures(line).split("…").map(literally);
      expect(lines).toContainEqual(expect.stringMatching(new RegExp(`^${parts.join(".*")}$`)));
    }
  });

  walk("the script finds nothing suspicious where nothing is", async (scene) => {
    const printed = await collect(scene, await tokenOf(scene));
    expect(printed).toMatch(/withToken {2}\{"status":200\}\nNothing suspicious\.$/);
  });

  walk("who is listed asks the server", async (scene) => {
    const headers = { Authorization: `Bearer ${await tokenOf(scene)}` };
    const response = await scene.ask("/api/debug/auth", { headers });
    expect(response.headers.get("cache-control")).toBe("no-store");
    expect(await response.json()).toMatchObject({
      session: { userId: await listed(scene), sessionStatus: "active" },
      backend: { ok: true },
    });
    expect(await (await scene.ask("/api/health")).text()).toBe("ok");
  });

  walk("an outage has a code and a trace ID", async (scene) => {
    const { instance, stage } = scene;
    const headers = { Authorization: `Bearer ${await tokenOf(scene)}` };
    const app = await startAgain(stage, { APP_DEBUG_USERS: await listed(scene) });
    instance.faults.add({
      path: "/users/count",
      effect: { kind: "error", status: 422, code: "quota_exceeded" },
    });
    const response = await fetch(`${app.url}/api/debug/auth`, { headers });
    instance.faults.clear();
    await app.stop();
    expect(await response.json()).toMatchObject({
      backend: { ok: false, status: 422, code: "quota_exceeded", traceId: expect.any(String) },
    });
  });

  walk("who is listed looks into the browser's token", async (scene) => {
    const userId = await listed(scene);
    const page = await scene.visit("/sign-in");
    await signIn(page, ADA);
    await page.waitForURL(scene.stage.url);
    await page.goto(`${scene.stage.url}/debug`);
    await page.getByText('"status": "ready"').waitFor();
    await page.getByRole("button", { name: "Look into the token" }).click();
    await page.getByText(`"sub": "${userId}"`).waitFor();
    const shown = await page.getByRole("main").innerText();
    expect(shown).toContain("__session");
    expect(shown).not.toMatch(/eyJ|[\w-]{300}/);
  });

  walk("who has just signed up is not listed", async ({ visit, stage }) => {
    const page = await visit("/sign-up");
    await page.getByLabel("Email address").fill("eve+clerk_test@example.com");
    await page.getByLabel("Password", { exact: true }).fill(PASSWORD);
    await proceed(page);
    await enterCode(page, "424242");
    await page.waitForURL(stage.url);
    expect((await page.goto(`${stage.url}/debug`))?.status()).toBe(404);
  });

  walk("Clerk's own words are written down on demand, and can be cleaned", async (scene) => {
    const { Authorization } = await asUser(scene.instance, { userId: await listed(scene) });
    const [, payload = "", signature = ""] = Authorization.split(".");
    const secrets = [payload, signature, "dvb_development", "a.refresh-token"];
    const Cookie = `__clerk_db_jwt_x7=${secrets[2]}; __refresh_x7=${secrets[3]}; kept=1`;
    const headers = { Authorization, Cookie };
    expect(await heard(scene, headers, {})).not.toContain("[clerk debug");
    const log = await heard(scene, headers, { APP_AUTH_DEBUG: "1" });
    for (const secret of secrets) expect(log).toContain(secret);
    writeFileSync(join(scene.stage.folder, "server.log"), log);
    const cleaned = await typed(scene, cleaning?.value ?? "");
    for (const secret of secrets) expect(cleaned).not.toContain(secret);
    expect(cleaned).toContain("kept=1");
  });

  attack("a stranger asks the server", async ({ ask }) => (await ask("/api/debug/auth")).ok);
  attack("a stranger opens the panel", async ({ ask }) => (await ask("/debug")).ok);
  attack("who is not listed asks the server", async ({ ask, instance }) => {
    const headers = await asUser(instance, { userId: createUser(instance, {}).id });
    return (await ask("/api/debug/auth", { headers })).ok;
  });
  attack("who is not listed opens the panel", async ({ ask, instance }) => {
    const headers = await asUser(instance, { userId: createUser(instance, {}).id });
    return (await ask("/debug", { headers })).ok;
  });
});

/** What the skill's script prints of the app on stage; it may end as it likes. */
function collect(scene: Scene, token: string): Promise<string> {
  const line = command
    .replace("scripts/bundle.mjs", skillScript(SAMPLE, "bundle.mjs"))
    .replace("path/to/project", scene.stage.folder);
  return typed(scene, `CLERK_DEBUG_TOKEN=${token} ${line}; true`);
}

/** What the server prints while somebody asks it. */
async function heard(
  { stage }: Scene,
  headers: Record<string, string>,
  env: Record<string, string>,
): Promise<string> {
  const app = await startAgain(stage, env);
  await (await fetch(`${app.url}/api/health`, { headers })).text();
  await app.stop();
  return app.output();
}

function withoutFigures(line: string): string {
  return line.trim().replaceAll(/-?\d+/g, "0");
}

function literally(text: string): string {
  return text.replaceAll(/[\\^$.*+?()[\]{}|]/g, "\\$&");
}
