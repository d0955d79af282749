import { expect } from "vitest";
import { createUser } from "../../scripts/instance/resources/user.ts";
import { person, signIn } from "../browser/harness/people.ts";
import { journey } from "./harness/journey.ts";
import { asUser } from "./harness/people.ts";
import { callAction } from "./harness/server-action.ts";
import { commandsUnder, typed } from "./harness/shown.ts";

const rename = { page: "/hello", file: "app/hello/actions.ts", name: "rename" };

const sample = "clerk-hello-world.next";
const [asking, running] = commandsUnder(sample, "See that it works");

journey(sample, ({ walk, attack, excuse }) => {
  walk("signed out, the commands print what the skill says", async (scene) => {
    const [commands, prints] = asking ?? [];
    expect(await typed(scene, commands ?? "")).toBe(prints);
  });

  walk("signed in, the script prints what the skill says", async ({ run, stage }) => {
    const printed = await run("tsx hello.ts", { APP: stage.url });
    expect(printed.trimEnd()).toBe(running?.[1]);
  });

  walk("somebody signs in, is greeted, changes their name and asks the API", async (scene) => {
    const { id } = person(scene.instance, "ada@example.com");
    const page = await scene.visit("/hello");
    await signIn(page, "ada@example.com");
    await page.getByRole("heading", { name: "Hello Ada" }).waitFor();
    await page.getByText("ada@example.com").waitFor();
    await page.getByLabel("First name").fill("Grace");
    await page.getByRole("button", { name: "Rename" }).click();
    await page.getByRole("heading", { name: "Hello Grace" }).waitFor();
    await page.getByRole("button", { name: "Ask the API" }).click();
    await page.getByText(`200 {"hello":"${id}"}`).waitFor();
  });

  walk("nobody is greeted at the start page, and can sign in", async ({ visit }) => {
    const page = await visit("/");
    await page.getByRole("button", { name: "Sign in" }).waitFor();
  });

  walk("an admin reads the organization", async ({ ask, clerk, instance }) => {
    const { id: userId } = createUser(instance, {});
    const { id: organizationId } = await clerk.organizations.createOrganization({
      name: "Acme",
      createdBy: userId,
    });
    const response = await ask("/api/admin", {
      headers: await asUser(instance, { userId, organizationId }),
    });
    expect(await response.json()).toEqual({ organization: organizationId });
  });

  attack("a stranger reads the API", async ({ ask }) => (await ask("/api/hello")).ok);
  attack("a stranger opens the page", async ({ ask }) => (await ask("/hello")).ok);
  attack("a stranger reads what is for admins", async ({ ask }) => (await ask("/api/admin")).ok);
  attack("a member reads what is for admins", async ({ ask, instance }) => {
    const { id: userId } = createUser(instance, {});
    return (await ask("/api/admin", { headers: await asUser(instance, { userId }) })).ok;
  });
  attack("a stranger renames somebody", async ({ stage }) => {
    const form = new FormData();
    form.set("firstName", "Mallory");
    return (await callAction(stage, rename, form)).ok;
  });

  excuse("app/hello/actions.ts", "the SDK refuses to update a user without an id");
});
