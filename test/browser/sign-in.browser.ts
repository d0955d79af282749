import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { updateSettings } from "../../scripts/instance/resources/settings.ts";
import { newTotpSecret, totpCode } from "../../scripts/instance/resources/totp.ts";
import {
  enterCode,
  enterEmail,
  enterPassword,
  PASSWORD,
  person,
  proceed,
  seenAs,
  signIn,
} from "./harness/people.ts";
import { openSite, picture, startOver, type Site } from "./harness/visit.ts";

let site: Site;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site.close());
beforeEach(() => startOver(site));

const ADA = "ada@example.com";

describe("<SignIn/>", () => {
  test("tells a wrong password, and lets the right one in", async () => {
    person(site.instance, ADA);
    const page = await site.visit("/sign-in");
    await enterEmail(page, ADA);
    await enterPassword(page, "wrong-horse-9");
    await page
      .getByText(/Password is incorrect/)
      .first()
      .waitFor();
    await picture(page, "wrong-password");
    await enterPassword(page, PASSWORD);
    await seenAs(page, ADA);
  });

  test("tells that nobody has an address", async () => {
    const page = await site.visit("/sign-in");
    await enterEmail(page, "nobody@example.com");
    await page
      .getByText(/Couldn't find your account/)
      .first()
      .waitFor();
  });

  test("lets in with an emailed code instead", async () => {
    person(site.instance, ADA);
    const page = await site.visit("/sign-in");
    await enterEmail(page, ADA);
    await page.getByText("Use another method").click();
    await page.getByRole("button", { name: /Email code to/ }).click();
    await page.getByText("Check your email").waitFor();
    await enterCode(page, site.inbox(ADA).code ?? "");
    await seenAs(page, ADA);
  });

  test("resets a forgotten password", async () => {
    person(site.instance, ADA);
    const page = await site.visit("/sign-in");
    await enterEmail(page, ADA);
    await page.getByText("Forgot password?").click();
    await page.getByRole("button", { name: "Reset your password" }).click();
    await page.getByText("First, enter the code sent to your email address").waitFor();
    await enterCode(page, site.inbox(ADA).code ?? "");
    await page.getByLabel("New password", { exact: true }).fill("another-horse-9");
    await page.getByLabel("Confirm password").fill("another-horse-9");
    await picture(page, "reset-password");
    await page.getByRole("button", { name: "Reset Password" }).click();
    await seenAs(page, ADA);
    const again = await site.visit("/sign-in");
    await enterEmail(again, ADA);
    await enterPassword(again, "another-horse-9");
    await seenAs(again, ADA);
  });

  test("asks for a second factor, or a backup code", async () => {
    const totpSecret = newTotpSecret();
    person(site.instance, ADA, { totpSecret, backupCodes: ["a1b2c3d4"] });
    const page = await site.visit("/sign-in");
    await signIn(page, ADA);
    await page.getByText("Two-step verification").first().waitFor();
    await picture(page, "second-factor");
    await enterCode(page, totpCode(totpSecret, site.instance.now()));
    await seenAs(page, ADA);
    const again = await site.visit("/sign-in");
    await signIn(again, ADA);
    await again.getByText("Use another method").click();
    await again.getByRole("button", { name: "Use a backup code" }).click();
    await again.getByLabel("Backup code").fill("a1b2c3d4");
    await proceed(again);
    await seenAs(again, ADA);
  });

  test("asks for a code on a new client where client trust is on", async () => {
    updateSettings(site.instance, { clientTrust: true });
    person(site.instance, ADA);
    const page = await site.visit("/sign-in");
    await signIn(page, ADA);
    await page
      .getByLabel(/verification code/i)
      .first()
      .waitFor();
    await picture(page, "client-trust");
    await enterCode(page, site.inbox(ADA).code ?? "");
    await seenAs(page, ADA);
  });

  test("signs somebody new up through an OAuth provider, and in the next time", async () => {
    const page = await site.visit("/sign-in");
    await page.getByRole("button", { name: /Google/ }).click();
    await page.getByLabel("Email address").fill(ADA);
    await picture(page, "provider");
    await page.getByRole("button", { name: "Continue" }).click();
    await seenAs(page, ADA);
    const again = await site.visit("/sign-up");
    await again.getByRole("button", { name: /Google/ }).click();
    await again.getByLabel("Email address").fill(ADA);
    await again.getByRole("button", { name: "Continue" }).click();
    await seenAs(again, ADA);
    expect(site.instance.store.users.size).toBe(1);
  });

  test("makes nobody when the person declines at the provider", async () => {
    const page = await site.visit("/sign-in");
    await page.getByRole("button", { name: /Google/ }).click();
    await page.getByRole("button", { name: "Cancel" }).click();
    await page.getByText(/Sign in to/).waitFor();
    const [signIn] = site.instance.store.signIns.all();
    expect(signIn?.firstFactor?.error?.code).toBe("oauth_access_denied");
    expect(site.instance.store.users.size).toBe(0);
  });
});

describe("<UserButton/>", () => {
  test("signs out", async () => {
    person(site.instance, ADA);
    const page = await site.visit("/sign-in");
    await signIn(page, ADA);
    await seenAs(page, ADA);
    await page.getByRole("button", { name: "Open user menu" }).click();
    await picture(page, "user-button");
    await page.getByText("Sign out", { exact: true }).click();
    await page.getByLabel("Email address").waitFor();
    const [session] = site.instance.store.sessions.all();
    expect(session?.status).toBe("removed");
  });
});
