import type { Page } from "@playwright/test";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { updateSettings } from "../../scripts/instance/resources/settings.ts";
import { getUser } from "../../scripts/instance/resources/user.ts";
import { enterEmail, person, seenAs, signIn } from "./harness/people.ts";
import { openSite, picture, startOver, type Site } from "./harness/visit.ts";

let site: Site;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site.close());
beforeEach(() => {
  startOver(site);
  updateSettings(site.instance, { passkeys: true });
});

const ADA = "ada@example.com";

/** A device whose owner says yes to everything, in a browser that does not say it is driven. */
const addAuthenticator = async (page: Page): Promise<void> => {
  await page.addInitScript("Object.defineProperty(navigator, 'webdriver', { value: false })");
  await page.reload();
  const devtools = await page.context().newCDPSession(page);
  await devtools.send("WebAuthn.enable");
  await devtools.send("WebAuthn.addVirtualAuthenticator", {
    options: {
      protocol: "ctap2",
      transport: "internal",
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
};

const withPasskey = async () => {
  const { id } = person(site.instance, ADA);
  const page = await site.visit("/sign-in");
  await addAuthenticator(page);
  await signIn(page, ADA);
  await seenAs(page, ADA);
  await page.goto(`${site.portal}/user/security`);
  await page.getByRole("button", { name: "Add a passkey" }).click();
  await page.getByText(/Last used/).waitFor();
  await picture(page, "passkey");
  return { page, passkeys: () => getUser(site.instance, id).passkeys };
};

const signOut = async (page: Page): Promise<void> => {
  await page.goto(`${site.portal}/`);
  await page.getByRole("button", { name: "Open user menu" }).click();
  await page.getByText("Sign out", { exact: true }).click();
  await page.getByLabel("Email address").waitFor();
};

describe("a passkey", () => {
  test("is made in <UserProfile/>, and signs in without a name", async () => {
    const { page, passkeys } = await withPasskey();
    expect(passkeys()[0]).toMatchObject({ publicKey: { kty: "EC" } });
    await signOut(page);
    await page.getByText("Use passkey instead").click();
    await seenAs(page, ADA);
    expect(passkeys()[0]?.signCount).toBeGreaterThan(1);
  });

  test("is the first way in for who says their name", async () => {
    const { page } = await withPasskey();
    await signOut(page);
    await enterEmail(page, ADA);
    await page.getByText("Use your passkey").first().waitFor();
    await picture(page, "passkey-sign-in");
    await page.getByRole("button", { name: "Continue" }).click();
    await seenAs(page, ADA);
  });

  test("no longer signs in once it is removed", async () => {
    const { page, passkeys } = await withPasskey();
    await page.getByRole("button", { name: "Open menu" }).first().click();
    await page.getByRole("menuitem", { name: "Remove" }).click();
    await page.getByRole("button", { name: "Remove" }).click();
    await expect.poll(() => passkeys().length).toBe(0);
    await signOut(page);
    await page.getByText("Use passkey instead").click();
    await page
      .getByText(/passkey is unknown/)
      .first()
      .waitFor();
  });
});
