import { expect } from "vitest";
import { createUser } from "../../scripts/instance/resources/user.ts";
import { enterPassword, PASSWORD, person, signIn } from "../browser/harness/people.ts";
import { journey } from "./harness/journey.ts";
import { ageSignIn, asUser, LONG_AGO } from "./harness/people.ts";
import { commandsUnder, typed } from "./harness/shown.ts";
import { skillScript } from "./harness/skill-files.ts";
import { act, exported, INJECTED, planSet, project, staff } from "./clerk-security-basics/steps.ts";

const name = "clerk-security-basics.next";
const EVIL = "https://evil.example.com";

journey(name, ({ walk, attack, excuse }) => {
  walk("signed out, the commands print what the skill says", async (scene) => {
    const [[commands, prints] = ["", ""]] = commandsUnder(name, "See that it works");
    expect(await typed(scene, commands)).toBe(prints);
  });

  walk("the script says what to update", async (scene) => {
    const [[commands, prints] = ["", ""]] = commandsUnder(name, "1. Versions");
    const script = skillScript(name, "advisories.mjs");
    const command = commands.replace("scripts/advisories.mjs", script);
    expect(await typed(scene, `${command} || true`, project())).toBe(prints);
  });

  walk("under the policy, somebody signs in and renames themselves", async (scene) => {
    const { visit, instance, clerk } = scene;
    const { id } = person(instance, "ada@example.com");
    const page = await visit("/account");
    await signIn(page, "ada@example.com");
    await page.getByLabel("Name").fill("Augusta");
    await page.getByRole("button", { name: "Rename" }).click();
    await page.getByText("Renamed.").waitFor();
    expect((await clerk.users.getUser(id)).firstName).toBe("Augusta");
    await page.getByLabel("Name").fill(" ");
    await page.getByRole("button", { name: "Rename" }).click();
    await page.getByText("Expected a name of 1 to 80 characters").waitFor();
  });

  walk("an account goes after its password was given again", async (scene) => {
    const { visit, instance, stage } = scene;
    const { id: userId } = person(instance, "mary@example.com");
    const page = await visit("/account");
    await signIn(page, "mary@example.com");
    await page.getByRole("button", { name: "Delete my account" }).waitFor();
    ageSignIn(instance, userId);
    const renewed = page.waitForResponse(/\/v1\/client\?/);
    await page.goto(`${stage.url}/account`);
    await renewed;
    await page.getByRole("button", { name: "Delete my account" }).click();
    await page.getByText("Verification required").waitFor();
    await enterPassword(page, PASSWORD);
    await expect.poll(() => instance.store.users.get(userId)).toBeUndefined();
    await page.getByText("Deleted.").waitFor();
  });

  walk("a customer's script exports with its key", async (scene) => {
    expect(await (await exported(scene, ["reports:read"])).json()).toEqual({
      subject: expect.stringMatching(/^user_/),
    });
  });

  walk("staff sets a plan", async (scene) => {
    const { id } = createUser(scene.instance, {});
    const plan = await planSet(scene, id, staff(scene.instance, "org:admin"));
    expect(await plan.json()).toEqual({ plan: "pro" });
    expect((await scene.clerk.users.getUser(id)).publicMetadata).toEqual({ plan: "pro" });
  });

  walk("another server knows who asks", async ({ instance, serve, stage, ask }) => {
    const { id: userId } = createUser(instance, {});
    const headers = await asUser(instance, { userId, origin: stage.url });
    const response = await fetch(await serve("tsx me-server.ts"), { headers });
    expect(await response.text()).toBe(userId);
    expect((await ask("/sign-up")).headers.get("x-content-type-options")).toBe("nosniff");
  });

  walk("markup that somebody got into a page does not run", async ({ visit }) => {
    const page = await visit("/sign-in");
    await page.route("**/sign-in", async (route) => {
      const response = await route.fetch();
      const body = (await response.text()).replace("</body>", `${INJECTED}</body>`);
      await route.fulfill({ response, body });
    });
    await page.reload();
    expect(await page.locator("img[onerror]").count()).toBe(1);
    expect(await page.evaluate(() => "ran" in globalThis)).toBe(false);
  });

  walk("production does not run without origins, a preview does", async ({ stage, ask }) => {
    await stage.restart({ APP_ORIGINS: "", VERCEL_ENV: "production" });
    expect((await ask("/api/export")).status).toBe(500);
    await stage.restart({ APP_ORIGINS: "" });
    expect((await ask("/api/export")).status).toBe(401);
    await stage.restart();
  });

  attack("a stranger opens the page", async ({ ask }) => (await ask("/account")).ok);
  attack("a token made for another origin opens the page", async ({ ask, instance }) => {
    const { id: userId } = createUser(instance, {});
    return (await ask("/account", { headers: await asUser(instance, { userId, origin: EVIL }) }))
      .ok;
  });
  attack("a stranger renames somebody", async (scene) => {
    return (await act(scene, "rename", ["Mallory"])).includes("renamed");
  });
  attack("somebody who signed in long ago deletes the account", async (scene) => {
    const { id: userId } = createUser(scene.instance, {});
    const session = { firstFactorAt: LONG_AGO };
    return (await act(scene, "deleteAccount", [], { userId, session })).includes("deleted");
  });
  attack("a stranger exports", async ({ ask }) => (await ask("/api/export")).ok);
  attack("a session exports", async ({ ask, instance, stage }) => {
    const { id: userId } = createUser(instance, {});
    return (
      await ask("/api/export", { headers: await asUser(instance, { userId, origin: stage.url }) })
    ).ok;
  });
  attack("a key for something else exports", async (scene) => (await exported(scene, [])).ok);
  attack("the admin of any organization sets a plan", async (scene) => {
    const { id: userId } = createUser(scene.instance, {});
    const own = await scene.clerk.organizations.createOrganization({
      name: "Own",
      createdBy: userId,
    });
    return (await planSet(scene, userId, { userId, organizationId: own.id })).ok;
  });
  attack("staff that is no admin sets a plan", async (scene) => {
    const { id } = createUser(scene.instance, {});
    return (await planSet(scene, id, staff(scene.instance, "org:member"))).ok;
  });
  attack("a stranger asks another server", async ({ serve }) => {
    return (await fetch(await serve("tsx me-server.ts"))).ok;
  });
  attack("a token made for another origin opens another server", async ({ serve, instance }) => {
    const { id: userId } = createUser(instance, {});
    const headers = await asUser(instance, { userId, origin: EVIL });
    return (await fetch(await serve("tsx me-server.ts"), { headers })).ok;
  });

  excuse("app/account/actions.ts", "the SDK changes and deletes nobody without an id");
});
