import { expect } from "vitest";
import { subscribe } from "../../scripts/instance/resources/change-subscription.ts";
import type { FaultEffect } from "../../scripts/instance/faults.ts";
import { createUser } from "../../scripts/instance/resources/user.ts";
import { consent, machines, somebody } from "./clerk-sdk-patterns/callers.ts";
import { journey } from "./harness/journey.ts";
import { apiKey } from "./harness/keys.ts";
import { asUser } from "./harness/people.ts";
import type { Scene } from "./harness/scene.ts";
import { commandsUnder, typed } from "./harness/shown.ts";

const name = "clerk-sdk-patterns.next";

journey(name, ({ walk, attack, excuse }) => {
  walk("signed out, the commands print what the skill says", async (scene) => {
    const [[commands, prints] = ["", ""]] = commandsUnder(name, "See that it works");
    expect(await typed(scene, commands)).toBe(prints);
  });

  walk("somebody picks a theme and keeps what else is known of them", async (scene) => {
    const { userId, headers } = await somebody(scene);
    await scene.clerk.users.updateUserMetadata(userId, { publicMetadata: { plan: "pro" } });
    expect(await (await pick(scene, headers, "dark")).json()).toEqual({
      plan: "pro",
      theme: "dark",
    });
    expect(await (await pick(scene, headers, null)).json()).toEqual({ plan: "pro" });
    expect((await pick(scene, headers, "pink")).status).toBe(400);
  });

  walk("what Clerk refuses has an answer", async (scene) => {
    const { userId, headers } = await somebody(scene);
    const limited = await refused(scene, headers, { kind: "rate_limit", retryAfter: 7 });
    expect(limited.status).toBe(503);
    expect(limited.headers.get("retry-after")).toBe("7");
    const wrongKey = { kind: "error", status: 401, code: "authorization_invalid" } as const;
    expect((await refused(scene, headers, wrongKey)).status).toBe(502);
    await scene.clerk.users.deleteUser(userId);
    expect((await pick(scene, headers, "dark")).status).toBe(404);
  });

  walk("a key with the scope reads reports until it is revoked", async (scene) => {
    const { id, subject, headers } = await apiKey(scene, ["reports:read"]);
    const read = () => scene.ask("/api/reports", { headers });
    expect(await (await read()).json()).toEqual({ owner: subject, reports: [] });
    await scene.clerk.apiKeys.revoke({ apiKeyId: id });
    expect((await read()).status).toBe(401);
  });

  walk("a session reads its organization's reports", async (scene) => {
    const { userId, headers } = await somebody(scene);
    const createdBy = userId;
    const { id } = await scene.clerk.organizations.createOrganization({ name: "Acme", createdBy });
    const inside = await asUser(scene.instance, { userId, organizationId: id });
    const ownerOf = async (sent: Record<string, string>) =>
      (await scene.ask("/api/reports", { headers: sent })).json();
    expect(await ownerOf(headers)).toMatchObject({ owner: userId });
    expect(await ownerOf(inside)).toMatchObject({ owner: id });
  });

  walk("who pays exports", async (scene) => {
    const { userId } = await somebody(scene);
    const [plan] = scene.instance.store.plans.all();
    subscribe(scene.instance, userId, plan?.id ?? "");
    const headers = await asUser(scene.instance, { userId });
    expect((await scene.ask("/api/export", { method: "POST", headers })).status).toBe(202);
  });

  walk("an agent acts for who consented", async (scene) => {
    const { userId, clientId, headers } = await consent(scene, ["profile"]);
    const response = await scene.ask("/api/agent", { headers });
    expect(await response.json()).toEqual({ userId, clientId });
  });

  walk("a machine is let in by those it may call", async (scene) => {
    const { reports, nightly, stranger } = await machines(scene);
    const { run, stage } = scene;
    await stage.restart({ CLERK_MACHINE_SECRET_KEY: reports.secretKey ?? "" });
    const call = ({ secretKey = "" }: typeof nightly) =>
      run("tsx call-reports.ts", {
        CLERK_MACHINE_SECRET_KEY: secretKey,
        REPORTS_URL: `${stage.url}/api/internal`,
      });
    expect(await call(nightly)).toBe(`200 {"machine":"${nightly.id}"}\n`);
    expect(await call(stranger)).toMatch(/^401 /);
    await stage.restart();
  });

  walk("the script lists every user, not ten", async ({ instance, run }) => {
    for (let i = 0; i < 12; i++) createUser(instance, {});
    const lines = (await run("tsx list-users.ts")).trim().split("\n");
    expect(lines).toHaveLength(instance.store.users.size);
    expect(lines.length).toBeGreaterThan(10);
  });

  attack("a stranger picks a theme", async (scene) => (await pick(scene, {}, "dark")).ok);
  attack("a key picks a theme", async (scene) => {
    return (await pick(scene, (await apiKey(scene, ["reports:read"])).headers, "dark")).ok;
  });
  attack("a stranger reads reports", async ({ ask }) => (await ask("/api/reports")).ok);
  attack("a key without the scope reads reports", async (scene) => {
    return (await scene.ask("/api/reports", await apiKey(scene, []))).ok;
  });
  attack("a stranger exports", async ({ ask }) => {
    return (await ask("/api/export", { method: "POST" })).ok;
  });
  attack("who does not pay exports", async (scene) => {
    const { headers } = await somebody(scene);
    return (await scene.ask("/api/export", { method: "POST", headers })).ok;
  });
  attack(
    "a stranger asks what is for machines",
    async ({ ask }) => (await ask("/api/internal")).ok,
  );
  attack("a stranger acts as an agent", async ({ ask }) => (await ask("/api/agent")).ok);
  attack("an agent acts without consent", async (scene) => {
    return (await scene.ask("/api/agent", await consent(scene, ["email"]))).ok;
  });

  excuse("app/api/theme", "the SDK changes nobody without an id");
  excuse(
    'caller.tokenType === "session_token"',
    "lets sessions in; without it nobody more gets in",
  );
});

function pick(
  { ask }: Scene,
  headers: Record<string, string>,
  theme: string | null,
): Promise<Response> {
  return ask("/api/theme", { method: "PUT", headers, body: JSON.stringify({ theme }) });
}

/** Picks a theme while the Backend API does not let it. */
async function refused(
  scene: Scene,
  headers: Record<string, string>,
  effect: FaultEffect,
): Promise<Response> {
  const path = "/users/*/metadata";
  const { id } = scene.instance.faults.add({ api: "backend", method: "PATCH", path, effect });
  const response = await pick(scene, headers, "dark");
  scene.instance.faults.remove(id);
  return response;
}
