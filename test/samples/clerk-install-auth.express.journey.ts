import { expect } from "vitest";
import { createUser } from "../../scripts/instance/resources/user.ts";
import { journey } from "./harness/journey.ts";
import { asUser } from "./harness/people.ts";
import type { Scene } from "./harness/scene.ts";
import { commandsUnder, typed } from "./harness/shown.ts";

const sample = "clerk-install-auth.express";
/** The front end that the app takes tokens from unless it is told another. */
const ORIGIN = "http://localhost:5173";

journey(sample, ({ walk, attack }) => {
  walk("signed out, the command prints what the skill says", async (scene) => {
    const [[command, prints] = ["", ""]] = commandsUnder(sample, "Express");
    expect(await typed(scene, command)).toBe(prints);
    expect((await scene.ask("/")).status).toBe(200);
  });

  walk("somebody at the front end learns who they are", async (scene) => {
    const { user, response } = await askAs(scene, ORIGIN);
    expect(await response.json()).toEqual({ userId: user });
    expect(response.headers.get("access-control-allow-origin")).toBe(ORIGIN);
  });

  walk("the front end's browser may send a token", async ({ ask }) => {
    const { status, headers } = await ask("/api/me", { method: "OPTIONS" });
    expect(status).toBe(204);
    expect(headers.get("access-control-allow-headers")).toContain("Authorization");
  });

  walk("a token that names no origin is refused", async (scene) => {
    expect((await askAs(scene, undefined)).response.status).toBe(401);
  });

  walk("a cookie that comes along is taken, whatever page sent it", async ({ ask, instance }) => {
    const { id: userId } = createUser(instance, {});
    const { Authorization } = await asUser(instance, { userId, origin: ORIGIN });
    const session = `__session=${Authorization.replace("Bearer ", "")}`;
    const cookie = `${session}; __client_uat=1; __clerk_db_jwt=dvb_1`;
    const headers = { cookie, origin: "https://other.example.com" };
    expect((await ask("/api/me", { headers })).status).toBe(200);
  });

  attack("a stranger asks", async ({ ask }) => (await ask("/api/me")).ok);
  attack("a page of another origin asks for somebody", async (scene) => {
    return (await askAs(scene, "https://evil.example.com")).response.ok;
  });
});

/** Asks as somebody whose token was made for a page of this origin. */
async function askAs({ ask, instance }: Scene, origin: string | undefined) {
  const { id: user } = createUser(instance, {});
  const headers = await asUser(instance, { userId: user, origin });
  return { user, response: await ask("/api/me", { headers }) };
}
