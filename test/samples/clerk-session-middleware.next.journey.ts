import { expect } from "vitest";
import { updateSettings } from "../../scripts/instance/resources/settings.ts";
import { setPasswordCompromised } from "../../scripts/instance/resources/user-password.ts";
import { createUser } from "../../scripts/instance/resources/user.ts";
import { enterPassword, PASSWORD, person, signIn } from "../browser/harness/people.ts";
import { owner, tasksOf } from "./clerk-session-middleware/tasks.ts";
import { journey } from "./harness/journey.ts";
import { apiKey } from "./harness/keys.ts";
import { ageSignIn, asUser, LONG_AGO } from "./harness/people.ts";
import { codeUnder, commandsUnder, typed } from "./harness/shown.ts";

const name = "clerk-session-middleware.next";

journey(name, ({ walk, attack, excuse }) => {
  walk("signed out, the commands print what the skill says", async (scene) => {
    const [[commands, prints] = ["", ""]] = commandsUnder(name, "See that it works");
    expect(await typed(scene, commands)).toBe(prints);
  });

  walk("somebody signs in where they were sent and adds a task", async ({ visit, instance }) => {
    person(instance, "ada@example.com");
    const page = await visit("/tasks");
    await signIn(page, "ada@example.com");
    await page.getByLabel("Title").fill("Read the docs");
    await page.getByRole("button", { name: "Add" }).click();
    await page.getByRole("listitem").getByText("Read the docs").waitFor();
    expect(new URL(page.url()).pathname).toBe("/tasks");
  });

  walk("an owner deletes a task, once", async (scene) => {
    const { headers, id } = await owner(scene);
    const erase = () => scene.ask(`/api/tasks/${id}`, { method: "DELETE", headers });
    expect((await erase()).status).toBe(204);
    expect((await erase()).status).toBe(404);
  });

  walk("auth.protect() answers what was measured", async (scene) => {
    const { ask, instance, clerk } = scene;
    const { id: userId } = createUser(instance, {});
    const member = await asUser(instance, { userId });
    expect((await ask("/admin")).status).toBe(307);
    expect((await ask("/admin?_rsc", { headers: { RSC: "1" } })).status).toBe(200);
    expect((await ask("/admin", { headers: member })).status).toBe(404);
    expect((await ask("/api/export")).status).toBe(401);
    expect((await ask("/api/export", { headers: member })).status).toBe(401);
    const { id } = await clerk.organizations.createOrganization({
      name: "Acme",
      createdBy: userId,
    });
    const admin = await asUser(instance, { userId, organizationId: id });
    expect(await (await ask("/admin", { headers: admin })).text()).toContain("Administration of");
    expect(await (await ask("/api/export", await apiKey(scene))).json()).toEqual({ tasks: [] });
  });

  walk("a claim of the session says the plan", async ({ ask, instance, clerk }) => {
    const [{ value: claims } = { value: "" }] = codeUnder(name, "Custom claims");
    updateSettings(instance, { sessionClaims: JSON.parse(claims) });
    const { id: userId } = createUser(instance, {});
    const planOf = async () => {
      const response = await ask("/api/plan", { headers: await asUser(instance, { userId }) });
      return (await response.json()) as unknown;
    };
    expect(await planOf()).toEqual({ plan: "free" });
    await clerk.users.updateUserMetadata(userId, { publicMetadata: { plan: "pro" } });
    expect(await planOf()).toEqual({ plan: "pro" });
  });

  walk("an API on another origin hears who asks", async ({ visit, instance, serve, stage }) => {
    const { id } = person(instance, "grace@example.com");
    await stage.restart({
      API_ORIGIN: await serve("tsx tasks-server.ts", { APP_ORIGIN: stage.url }),
    });
    const page = await visit("/elsewhere");
    await signIn(page, "grace@example.com");
    await page.getByRole("button", { name: "Ask the other API" }).click();
    await page.getByText(`200 {"userId":"${id}"}`).waitFor();
  });

  walk("an account goes after its password was given again", async ({ visit, instance, stage }) => {
    const { id: userId } = person(instance, "mary@example.com");
    const page = await visit("/sign-in");
    await signIn(page, "mary@example.com");
    await page.getByRole("button", { name: "Open user menu" }).waitFor();
    ageSignIn(instance, userId);
    await page.goto(`${stage.url}/account`);
    await page.getByRole("button", { name: "Open user menu" }).waitFor();
    await page.getByRole("button", { name: "Delete my account" }).click();
    await page.getByText("Verification required").waitFor();
    await enterPassword(page, PASSWORD);
    await page.getByRole("button", { name: "Sign in" }).waitFor();
    expect(instance.store.users.get(userId)).toBeUndefined();
  });

  attack("a stranger lists tasks", async ({ ask }) => (await ask("/api/tasks")).ok);
  attack("a stranger opens the page", async ({ ask }) => (await ask("/tasks")).ok);
  attack("a stranger opens the other page", async ({ ask }) => (await ask("/elsewhere")).ok);
  attack("a stranger opens the page of admins", async ({ ask }) => (await ask("/admin")).ok);
  attack("a session exports what is for keys", async ({ ask, instance }) => {
    const { id: userId } = createUser(instance, {});
    return (await ask("/api/export", { headers: await asUser(instance, { userId }) })).ok;
  });
  attack("somebody reads another's tasks", async (scene) => {
    await owner(scene);
    const headers = await asUser(scene.instance, { userId: createUser(scene.instance, {}).id });
    return (await tasksOf(scene, headers)).length > 0;
  });
  attack("somebody deletes another's task", async (scene) => {
    const { id } = await owner(scene);
    const headers = await asUser(scene.instance, { userId: createUser(scene.instance, {}).id });
    return (await scene.ask(`/api/tasks/${id}`, { method: "DELETE", headers })).ok;
  });
  attack("somebody who signed in long ago deletes the account", async ({ ask, instance }) => {
    const { id: userId } = createUser(instance, {});
    const session = { firstFactorAt: LONG_AGO };
    const headers = await asUser(instance, { userId, session });
    return (await ask("/api/account", { method: "DELETE", headers })).ok;
  });
  attack("a stranger asks the other API", async ({ serve }) => {
    return (await fetch(await serve("tsx tasks-server.ts"))).ok;
  });
  attack("somebody asks the other API who has to change a leaked password", async (scene) => {
    const { id: userId } = person(scene.instance, "joan@example.com");
    setPasswordCompromised(scene.instance, userId, true);
    const headers = await asUser(scene.instance, { userId });
    return (await fetch(await scene.serve("tsx tasks-server.ts"), { headers })).ok;
  });
  attack("a page of another origin asks the other API", async ({ serve, stage, instance }) => {
    const api = await serve("tsx tasks-server.ts", { APP_ORIGIN: stage.url });
    const { id: userId } = createUser(instance, {});
    const headers = await asUser(instance, { userId, origin: "https://evil.example.com" });
    return (await fetch(api, { headers })).ok;
  });

  excuse(
    "app/api/account/route.ts",
    "without a session has() says no, and the SDK deletes nobody without an id",
  );
});
