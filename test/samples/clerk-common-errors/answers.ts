import { expect } from "vitest";
import { asAdmin, asMember, asSomebody } from "../harness/members.ts";
import type { Plot } from "../harness/plot.ts";
import { commandsUnder, typed } from "../harness/shown.ts";
import { SAMPLE } from "./broken.ts";

/** What the app and the Backend API answer. */
export function answers({ walk, attack }: Plot): void {
  walk("a token that was changed is named in the headers", async (scene) => {
    const { Authorization } = await asSomebody(scene);
    const [[commands, prints] = ["", ""]] = commandsUnder(SAMPLE, "Decide first: who refused?");
    const token = `${Authorization.slice("Bearer ".length, -4)}AAAA`;
    expect(await typed(scene, `TOKEN=${token}\n${commands}`)).toBe(prints);
  });

  walk("signed out, the commands print what the skill says", async (scene) => {
    const [[commands, prints] = ["", ""]] = commandsUnder(SAMPLE, "See that it works");
    const quiet = "export npm_config_loglevel=error";
    expect(await typed(scene, `${quiet}\n${commands}`)).toBe(prints);
  });

  walk("8: what the SDK throws has a status, a code and a trace", async ({ clerk, instance }) => {
    await expect(clerk.users.getUser("user_none")).rejects.toMatchObject({
      status: 404,
      errors: [{ code: "resource_not_found" }],
      clerkTraceId: expect.stringMatching(/\w+/),
    });
    const twice = { emailAddress: ["twice@example.com"], skipPasswordRequirement: true };
    await clerk.users.createUser(twice);
    await expect(clerk.users.createUser(twice)).rejects.toMatchObject({
      status: 422,
      errors: [{ code: "form_identifier_exists" }],
    });
    instance.faults.add({
      path: "/users",
      effect: { kind: "rate_limit", retryAfter: 1 },
      times: 1,
    });
    await expect(clerk.users.getUserList()).rejects.toMatchObject({ status: 429, retryAfter: 1 });
  });

  walk("8: the sample waits for a limit, and for nothing else", async (scene) => {
    const { ask, instance } = scene;
    const headers = await asAdmin(scene, { firstName: "Ada" });
    instance.faults.add({
      path: "/users",
      effect: { kind: "rate_limit", retryAfter: 1 },
      times: 2,
    });
    const response = await ask("/api/people", { headers });
    expect(await response.json()).toEqual([{ id: expect.any(String), fullName: "Ada" }]);
    const effect = { kind: "error", status: 500, code: "internal_error" } as const;
    const { id } = instance.faults.add({ path: "/users", effect });
    expect((await ask("/api/people", { headers })).status).toBe(500);
    expect(instance.faults.active()[0]?.hits).toBe(1);
    instance.faults.remove(id);
  });

  walk("9: <Show> shows an admin what others do not see", async (scene) => {
    const page = await scene.ask("/admin", { headers: await asAdmin(scene) });
    expect(await page.text()).toContain("Hidden from others");
  });

  for (const path of ["/api/reports", "/api/people", "/plan"])
    attack(`a stranger opens ${path}`, async ({ ask }) => (await ask(path)).ok);
  for (const path of ["/api/reports", "/api/people"]) {
    attack(
      `somebody without an organization opens ${path}`,
      async (scene) => (await scene.ask(path, { headers: await asSomebody(scene) })).ok,
    );
    attack(
      `a member opens ${path}`,
      async (scene) => (await scene.ask(path, { headers: await asMember(scene) })).ok,
    );
  }
  attack("a member sees what <Show> hides", async (scene) => {
    const page = await scene.ask("/admin", { headers: await asMember(scene) });
    return (await page.text()).includes("Hidden from others");
  });
}
