import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { provesPassword } from "../../scripts/instance/resources/factor.ts";
import { totpCode } from "../../scripts/instance/resources/totp.ts";
import { getUser } from "../../scripts/instance/resources/user.ts";
import { enterCode, PASSWORD, person, seenAs, signIn } from "./harness/people.ts";
import { openSite, picture, startOver, type Site } from "./harness/visit.ts";

let site: Site;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site.close());
beforeEach(() => startOver(site));

const ADA = "ada@example.com";

const profile = async () => {
  const user = person(site.instance, ADA);
  const page = await site.visit("/sign-in");
  await signIn(page, ADA);
  await seenAs(page, ADA);
  await page.goto(`${site.portal}/user`);
  await page.getByText("Profile details").first().waitFor();
  return { page, now: () => getUser(site.instance, user.id) };
};

describe("<UserProfile/>", () => {
  test("changes a name", async () => {
    const { page, now } = await profile();
    await picture(page, "user-profile");
    await page.getByRole("button", { name: "Update profile" }).click();
    await page.getByLabel("First name").fill("Augusta");
    await page.getByRole("button", { name: "Save" }).click();
    await page.getByText("Augusta").first().waitFor();
    expect(now().firstName).toBe("Augusta");
  });

  test("adds an email address", async () => {
    const { page, now } = await profile();
    await page.getByRole("button", { name: "Add email address" }).click();
    await page.getByLabel("Email address").fill("ada+clerk_test@example.com");
    await page.getByRole("button", { name: "Add", exact: true }).click();
    await enterCode(page, "424242");
    await expect.poll(() => now().emailAddresses[1]?.verification?.status).toBe("verified");
  });

  test("connects an account", async () => {
    const { page, now } = await profile();
    await page.getByRole("button", { name: "Connect account" }).click();
    await page.getByRole("menuitem", { name: /Github/i }).click();
    await page.getByLabel("Email address").fill("ada@users.example.com");
    await page.getByRole("button", { name: "Continue" }).click();
    await page.getByText("ada@users.example.com").first().waitFor();
    expect(now().externalAccounts[0]).toMatchObject({ provider: "oauth_github" });
  });

  test("sets up an authenticator app with backup codes", async () => {
    const { page, now } = await profile();
    await page.getByRole("button", { name: "Security" }).click();
    await page.getByRole("button", { name: "Add two-step verification" }).click();
    await page.getByRole("menuitem", { name: "Authenticator application" }).click();
    await page.getByText("Set up a new sign-in method").waitFor();
    await picture(page, "authenticator");
    const [enrollment] = site.instance.store.totpEnrollments.all();
    await page.getByRole("button", { name: "Continue" }).click();
    await enterCode(page, totpCode(enrollment?.secret ?? "", site.instance.now()));
    await page
      .getByText(/Backup codes/)
      .first()
      .waitFor();
    await picture(page, "backup-codes");
    expect(now()).toMatchObject({ totpSecret: enrollment?.secret });
    expect(now().backupCodes).toHaveLength(10);
  });

  test("asks who is there before a password changes long after the sign-in", async () => {
    const { page, now } = await profile();
    site.instance.clock.advance(11 * 60_000);
    await page.getByRole("button", { name: "Security" }).click();
    await page.getByRole("button", { name: "Update password" }).click();
    await page.getByLabel("New password", { exact: true }).fill("another-horse-9");
    await page.getByLabel("Confirm password").fill("another-horse-9");
    await page.getByRole("button", { name: "Save" }).click();
    await page.getByText("Verification required").waitFor();
    await picture(page, "reverification");
    await page.getByLabel("Password", { exact: true }).fill(PASSWORD);
    await page.getByRole("button", { name: "Continue", exact: true }).click();
    await page.getByRole("button", { name: "Update password" }).waitFor();
    expect(provesPassword(now(), "another-horse-9")).toBe(true);
  });

  test("deletes the account", async () => {
    const { page } = await profile();
    await page.getByRole("button", { name: "Security" }).click();
    await page.getByRole("button", { name: "Delete account" }).click();
    await page.getByPlaceholder("Delete account").fill("Delete account");
    await page.getByRole("button", { name: "Delete account" }).last().click();
    await page.getByLabel("Email address").waitFor();
    expect(site.instance.store.users.size).toBe(0);
  });
});
