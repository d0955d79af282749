import { expect } from "vitest";
import { updateSettings } from "../../../scripts/instance/resources/settings.ts";
import { person, signIn } from "../../browser/harness/people.ts";
import type { Plot } from "../harness/plot.ts";
import type { Scene } from "../harness/scene.ts";

/** Symptoms 5 to 7: who is signed in, and still not who the code expects. */
export function sessions({ walk }: Plot): void {
  walk("5: no organization is active until a member chooses one", async (scene) => {
    const id = await adminOf(scene, "Acme", "grace@example.com");
    const page = await scene.visit("/plan");
    await signIn(page, "grace@example.com");
    await page.getByText("Plan: free").waitFor();
    const reports = () => page.request.get(`${scene.stage.url}/api/reports`);
    expect(await (await reports()).json()).toEqual({ error: "No active organization" });
    await page.goto(`${scene.stage.url}/choose`);
    await page.getByRole("button", { name: "Acme" }).click();
    await page.waitForURL("**/plan");
    expect(await (await reports()).json()).toEqual({ reports: [], organization: id });
  });

  walk("6: a pending session is signed out until its task is done", async (scene) => {
    const { instance, stage } = scene;
    const id = await adminOf(scene, "Umbrella", "alan@example.com");
    updateSettings(instance, { forceOrganizationSelection: true });
    try {
      const page = await scene.visit("/plan");
      await signIn(page, "alan@example.com");
      await page.waitForURL("**/tasks/choose-organization");
      await page.waitForFunction("window.Clerk?.session?.status === 'pending'");
      const reports = () => page.request.get(`${stage.url}/api/reports`);
      expect((await reports()).status()).toBe(401);
      await page.getByRole("button", { name: "Umbrella" }).click();
      await page.getByText("Plan: free").waitFor();
      expect(await (await reports()).json()).toEqual({ reports: [], organization: id });
    } finally {
      updateSettings(instance, { forceOrganizationSelection: false });
    }
  });

  walk("7: a claim is as old as its token, until a new one is asked for", async (scene) => {
    const { id } = person(scene.instance, "edsger@example.com");
    const page = await scene.visit("/plan");
    await signIn(page, "edsger@example.com");
    await page.getByText("Plan: free").waitFor();
    await scene.clerk.users.updateUserMetadata(id, { publicMetadata: { plan: "pro" } });
    await page.reload();
    await page.getByText("Plan: free").waitFor();
    await page.getByRole("button", { name: "I have upgraded" }).click();
    await page.getByText("Plan: pro").waitFor();
  });
}

async function adminOf({ instance, clerk }: Scene, name: string, email: string): Promise<string> {
  const { id: createdBy } = person(instance, email);
  return (await clerk.organizations.createOrganization({ name, createdBy })).id;
}
