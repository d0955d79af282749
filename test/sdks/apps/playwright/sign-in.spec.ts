import { clerk, setupClerkTestingToken } from "@clerk/testing/playwright";
import { expect, test } from "@playwright/test";

const EMAIL = "ada+clerk_test@example.com";
const PASSWORD = "correct-horse-9";

test("the app loads behind a testing token", async ({ page }) => {
  await setupClerkTestingToken({ page });
  await page.goto("/");
  await clerk.loaded({ page });
  await expect(page.getByText("browser: nobody")).toBeVisible();
});

test("somebody is signed in with a password, and out", async ({ page }) => {
  await page.goto("/");
  const signInParams = { strategy: "password", identifier: EMAIL, password: PASSWORD } as const;
  await clerk.signIn({ page, signInParams });
  await expect(page.getByText("browser: user_")).toBeVisible();
  await clerk.signOut({ page });
  await expect(page.getByText("browser: nobody")).toBeVisible();
});

test("somebody is signed in with an emailed code", async ({ page }) => {
  await page.goto("/");
  const signInParams = { strategy: "email_code", identifier: EMAIL } as const;
  await clerk.signIn({ page, signInParams });
  await expect(page.getByText("browser: user_")).toBeVisible();
});

test("somebody is signed in by their address alone", async ({ page }) => {
  await page.goto("/");
  await clerk.signIn({ page, emailAddress: EMAIL });
  await expect(page.getByText("browser: user_")).toBeVisible();
});
