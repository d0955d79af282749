import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { createEnterpriseConnection } from "../../scripts/instance/resources/enterprise-connection.ts";
import { updateSettings } from "../../scripts/instance/resources/settings.ts";
import { enterEmail, person, seenAs } from "./harness/people.ts";
import { openSite, picture, startOver, type Site } from "./harness/visit.ts";

let site: Site;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site.close());
beforeEach(() => startOver(site));

const ADA = "ada@example.com";

describe("what is proven elsewhere", () => {
  test("an emailed link signs in the page that asked for it", async () => {
    updateSettings(site.instance, { emailVerifications: ["email_link"] });
    person(site.instance, ADA);
    const page = await site.visit("/sign-in");
    await enterEmail(page, ADA);
    await page.getByText("Use another method").click();
    await page.getByRole("button", { name: /Email link to/ }).click();
    await page.getByText("Check your email").waitFor();
    await picture(page, "email-link");
    const opened = await page.context().newPage();
    await opened.goto(site.inbox(ADA).link ?? "");
    await picture(opened, "email-link-opened");
    await seenAs(page, ADA);
  });

  test("an identity provider speaks for the addresses of its domain", async () => {
    createEnterpriseConnection(site.instance, {
      name: "Acme",
      provider: "saml_custom",
      domains: ["acme.example"],
      active: true,
    });
    const page = await site.visit("/sign-in");
    await enterEmail(page, "ada@acme.example");
    await page.getByRole("heading", { name: "Sign in with enterprise_sso" }).waitFor();
    await picture(page, "enterprise-sso");
    await page.getByRole("button", { name: "Continue" }).click();
    await seenAs(page, "ada@acme.example");
    const again = await site.visit("/sign-in");
    await enterEmail(again, "ada@acme.example");
    await again.getByRole("button", { name: "Continue" }).click();
    await seenAs(again, "ada@acme.example");
    expect(site.instance.store.users.size).toBe(1);
  });
});
