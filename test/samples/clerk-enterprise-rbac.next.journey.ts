import type { Page } from "@playwright/test";
import { expect } from "vitest";
import { updateSettings } from "../../scripts/instance/resources/settings.ts";
import { PASSWORD, person, proceed, signIn } from "../browser/harness/people.ts";
import { attacks } from "./clerk-enterprise-rbac/attacks.ts";
import { scripts } from "./clerk-enterprise-rbac/scripts.ts";
import { asMember, project, rolesSetUp, SAMPLE, tenant } from "./clerk-enterprise-rbac/tenant.ts";
import { journey } from "./harness/journey.ts";
import type { Scene } from "./harness/scene.ts";

const ADA = "ada@example.com";
const BOB = "bob@example.com";

journey(SAMPLE, (plot) => {
  const { walk } = plot;
  scripts(plot);

  walk(
    "somebody creates an organization, and another; each has its own projects",
    async (scene) => {
      await rolesSetUp(scene);
      const ada = person(scene.instance, ADA);
      const page = await signedIn(scene, ADA);
      for (const name of ["Acme", "Widgetco"]) await createOrganization(page, name);
      const widgetco = page.url();
      const known = Object.fromEntries(
        [...scene.instance.store.organizations.all()].map(({ name, ...one }) => [name, one]),
      );
      for (const name of ["Acme", "Widgetco"]) {
        const { id = "", slug = "" } = known[name] ?? {};
        await project(scene, { id, slug, admin: ada.id }, `Project of ${name}`);
      }
      await page.reload();
      await page.getByText("Project of Widgetco").first().waitFor();
      await switchTo(page, "Acme");
      await page.getByText("Project of Acme").first().waitFor();
      expect(await page.getByText("Project of Widgetco").count()).toBe(0);

      await page.goto(widgetco);
      await page.getByText("Project of Widgetco").first().waitFor();
      await page.getByRole("button", { name: "Delete Project of Widgetco" }).click();
      await page.getByText("Project of Widgetco").first().waitFor({ state: "detached" });
    },
  );

  walk("somebody who is invited signs up, sees the projects and deletes none", async (scene) => {
    const acme = await tenant(scene, "Analytical");
    await project(scene, acme, "Engine");
    const response = await scene.ask("/api/invitations", {
      method: "POST",
      headers: await asMember(scene, acme, acme.admin),
      body: JSON.stringify({ emailAddress: BOB }),
    });
    expect(response.status).toBe(201);
    const page = await scene.visit(scene.inbox(BOB).link ?? "");
    await page.getByLabel("Password", { exact: true }).fill(PASSWORD);
    await proceed(page);
    await page.getByRole("button", { name: "Open organization switcher" }).waitFor();
    await page.goto(`${scene.stage.url}/orgs/${acme.slug}`);
    await page.getByText("Engine").waitFor();
    expect(await page.getByRole("button", { name: "Delete Engine" }).count()).toBe(0);
  });

  walk("whose organization it is not, is offered their own", async (scene) => {
    const acme = await tenant(scene, "Difference");
    await project(scene, acme, "Works");
    const own = await tenant(scene, "Elsewhere", person(scene.instance, "eve@example.com").id);
    const page = await signedIn(scene, "eve@example.com");
    await page.goto(`${scene.stage.url}/orgs/${acme.slug}`);
    await page.getByText("Elsewhere").first().click();
    await page.waitForURL(`**/orgs/${own.slug}`);
    expect(await page.getByText("Works").count()).toBe(0);
  });

  walk("who must choose an organization does so before anything else", async (scene) => {
    updateSettings(scene.instance, { forceOrganizationSelection: true });
    await tenant(scene, "Chosen", person(scene.instance, "mary@example.com").id);
    const page = await scene.visit("/sign-in");
    await signIn(page, "mary@example.com");
    await page.waitForURL("**/choose-organization**");
    await page.getByText("Chosen").click();
    await page.getByRole("button", { name: "Open organization switcher" }).waitFor();
    updateSettings(scene.instance, { forceOrganizationSelection: false });
  });

  walk("what Clerk refuses, the handler says", async (scene) => {
    const acme = await tenant(scene, "Refused");
    const headers = await asMember(scene, acme, acme.admin);
    const invite = (body: object) =>
      scene.ask("/api/invitations", { method: "POST", headers, body: JSON.stringify(body) });
    expect((await invite({})).status).toBe(400);
    await invite({ emailAddress: "twice@example.com" });
    const again = await invite({ emailAddress: "twice@example.com" });
    expect(await again.json()).toMatchObject({ code: "duplicate_record" });
    const noName = { method: "POST", headers, body: "{}" };
    expect((await scene.ask("/api/projects", noName)).status).toBe(400);
    const noId = { method: "DELETE", headers };
    expect((await scene.ask("/api/projects/7", noId)).status).toBe(404);
  });

  attacks(plot);
});

async function signedIn({ visit }: Scene, emailAddress: string): Promise<Page> {
  const page = await visit("/");
  await page.getByRole("button", { name: "Sign in" }).click();
  await signIn(page, emailAddress);
  await page.getByRole("button", { name: "Open organization switcher" }).waitFor();
  return page;
}

async function createOrganization(page: Page, name: string): Promise<void> {
  await page.getByRole("button", { name: "Open organization switcher" }).click();
  await page.getByText("Create organization", { exact: true }).click();
  await page.getByLabel("Name", { exact: true }).fill(name);
  await page.getByRole("button", { name: "Create organization" }).click();
  await page.getByRole("button", { name: "Skip" }).click();
  await page.waitForURL(`**/orgs/${name.toLowerCase()}`);
}

async function switchTo(page: Page, name: string): Promise<void> {
  await page.getByRole("button", { name: "Open organization switcher" }).click();
  await page.getByText(name, { exact: true }).last().click();
  await page.waitForURL(`**/orgs/${name.toLowerCase()}`);
}
