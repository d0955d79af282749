import { expect } from "vitest";
import { createEnterpriseConnection } from "../../../scripts/instance/resources/enterprise-connection.ts";
import type { Plot } from "../harness/plot.ts";
import { landedAs, submit } from "./forms.ts";
import { whileSet } from "./while-set.ts";

export function providers({ walk }: Plot): void {
  walk("a provider brings somebody new, and the same person again", async (scene) => {
    const page = await scene.visit("/login/providers");
    await page.getByRole("button", { name: "Continue with Google" }).click();
    await submit(page, { "Email address": "robin@example.com" }, "Continue");
    await page.getByRole("heading", { name: /Signed in as user_/ }).waitFor();
    const id = scene.instance.store.users.find("email", "robin@example.com")?.id ?? "";
    const again = await scene.visit("/login/providers");
    await again.getByRole("button", { name: "Continue with Google" }).click();
    await submit(again, { "Email address": "robin@example.com" }, "Continue");
    await landedAs(again, id);
  });

  walk("a provider that is switched off is said to be", ({ visit, instance }) =>
    whileSet(instance, { socialProviders: ["google"] }, async () => {
      const page = await visit("/login/providers");
      await page.getByRole("button", { name: "Continue with GitHub" }).click();
      await page.getByText("oauth_github").waitFor();
    }),
  );

  walk("who is asked for more than the provider told gives it", ({ visit, instance }) =>
    whileSet(instance, { username: "required", legalConsent: true }, async () => {
      const page = await visit("/login/providers");
      await page.getByRole("button", { name: "Continue with Google" }).click();
      await submit(page, { "Email address": "more@example.com" }, "Continue");
      await page.waitForURL("**/join/rest");
      await page.getByLabel("I accept the terms").check();
      await submit(page, { Username: "more" }, "Continue");
      await page.getByRole("heading", { name: /Signed in as user_/ }).waitFor();
      expect(instance.store.users.find("email", "more@example.com")).toMatchObject({
        username: "more",
        legalAcceptedAt: expect.any(Number),
      });
    }),
  );

  walk("a company's identity provider speaks for its domain", async ({ visit, instance }) => {
    createEnterpriseConnection(instance, {
      name: "Acme",
      provider: "saml_custom",
      domains: ["acme.example"],
      active: true,
    });
    const stranger = await visit("/login/company");
    await submit(stranger, { "Work email": "ada@other.example" }, "Continue");
    await stranger.getByText("Couldn't find your account").waitFor();
    const page = await visit("/login/company");
    await submit(page, { "Work email": "ada@acme.example" }, "Continue");
    await page.getByRole("heading", { name: "Sign in with enterprise_sso" }).waitFor();
    await page.getByRole("button", { name: "Continue" }).click();
    await page.getByRole("heading", { name: /Signed in as user_/ }).waitFor();
  });

  walk("who declines at the provider is back at the form, and nobody", async (scene) => {
    const before = scene.instance.store.sessions.size;
    const page = await scene.visit("/login/providers");
    await page.getByRole("button", { name: "Continue with GitHub" }).click();
    await page.getByRole("button", { name: "Cancel" }).click();
    await page.waitForURL("**/login");
    expect(scene.instance.store.sessions.size).toBe(before);
  });
}
