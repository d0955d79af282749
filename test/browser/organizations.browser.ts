import type { Page } from "@playwright/test";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { createOrganization } from "../../scripts/instance/resources/create-organization.ts";
import { updateSettings } from "../../scripts/instance/resources/settings.ts";
import { enterCode, PASSWORD, person, proceed, seenAs, signIn } from "./harness/people.ts";
import { openSite, picture, startOver, type Site } from "./harness/visit.ts";

let site: Site;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site.close());
beforeEach(() => startOver(site));

const ADA = "ada@example.com";
const BOB = "bob@example.com";

const signedIn = async (emailAddress: string) => {
  const page = await site.visit("/sign-in");
  await signIn(page, emailAddress);
  await seenAs(page, emailAddress);
  return page;
};

/** In the open switcher; done once it shows what was chosen, for the session follows only then. */
const choose = async (page: Page, name: string) => {
  await page.getByText(name, { exact: true }).click();
  await page.getByRole("button", { name: "Open organization switcher" }).getByText(name).waitFor();
};

describe("organizations in the UI", () => {
  test("one is created, and somebody invited who then signs up", async () => {
    person(site.instance, ADA);
    const page = await signedIn(ADA);
    await page.goto(`${site.portal}/create-organization`);
    await page.getByLabel("Name", { exact: true }).fill("Analytical Engines");
    await picture(page, "create-organization");
    await page.getByRole("button", { name: "Create organization" }).click();
    await page.getByText("Invite new members").waitFor();
    await page.getByPlaceholder("example@email.com").pressSequentially(`${BOB},`);
    await picture(page, "invite");
    await page.getByRole("button", { name: "Send invitations" }).click();
    await page.getByText("Invitations successfully sent").waitFor();

    const invited = await site.visit(site.inbox(BOB).link ?? "");
    await invited.getByLabel("Password", { exact: true }).fill(PASSWORD);
    await picture(invited, "accept-invitation");
    await proceed(invited);
    await seenAs(invited, BOB);
    const [membership] = site.instance.store.memberships.by("role", "org:member");
    expect(
      site.instance.store.users.get(membership?.userId ?? "")?.emailAddresses[0],
    ).toMatchObject({ emailAddress: BOB });
  });

  test("the switcher accepts an invitation and switches", async () => {
    const ada = person(site.instance, ADA);
    createOrganization(site.instance, { name: "Analytical Engines", createdBy: ada.id });
    createOrganization(site.instance, { name: "Difference Works", createdBy: ada.id });
    const page = await signedIn(ADA);
    await page.getByRole("button", { name: "Open organization switcher" }).click();
    await picture(page, "organization-switcher");
    await choose(page, "Difference Works");
    const [session] = site.instance.store.sessions.by("user", ada.id);
    const active = site.instance.store.organizations.get(session?.lastActiveOrganizationId ?? "");
    expect(active?.name).toBe("Difference Works");
  });

  test("the profile shows members, and proves a domain", async () => {
    const ada = person(site.instance, "ada+clerk_test@example.com");
    createOrganization(site.instance, { name: "Analytical Engines", createdBy: ada.id });
    const page = await signedIn("ada+clerk_test@example.com");
    await page.getByRole("button", { name: "Open organization switcher" }).click();
    await choose(page, "Analytical Engines");
    await page.goto(`${site.portal}/organization`);
    await page.getByText("Verified domains").waitFor();
    // What the page asks for as it opens closes a form that was opened before the answer.
    await page.waitForLoadState("networkidle");
    await picture(page, "organization-profile");
    await page.getByRole("button", { name: "Add domain" }).click();
    await page.getByLabel("Domain", { exact: true }).fill("example.com");
    await page.getByRole("button", { name: "Save" }).click();
    // The list of domains comes at its own pace, and a form is drawn anew with it.
    await page.getByText("Unverified").waitFor();
    await page.getByLabel("Email address").fill("ada+clerk_test");
    await page.getByRole("button", { name: "Save" }).click();
    await enterCode(page, "424242");
    const [domain] = site.instance.store.organizationDomains.all();
    const isVerified = () =>
      site.instance.store.organizationDomains.get(domain?.id ?? "")?.verifiedAt;
    await expect.poll(isVerified).toBeGreaterThan(0);
    // The form goes on to enrollment, or closes over a list from before: whichever answer comes first.
    await page.reload();
    await page.getByText("example.com").waitFor();
    expect(await page.getByText("Unverified").count()).toBe(0);
    await picture(page, "domain");
    await page.getByRole("button", { name: "Members" }).click();
    await page.getByRole("cell", { name: /ada\+clerk_test/ }).waitFor();
    await picture(page, "members");
  });

  test("who must choose an organization is asked to", async () => {
    updateSettings(site.instance, { forceOrganizationSelection: true });
    const ada = person(site.instance, ADA);
    createOrganization(site.instance, { name: "Analytical Engines", createdBy: ada.id });
    const page = await site.visit("/sign-in");
    await signIn(page, ADA);
    await page.getByText("Analytical Engines").waitFor();
    await picture(page, "choose-organization");
    await page.getByText("Analytical Engines").click();
    await seenAs(page, ADA);
  });
});
