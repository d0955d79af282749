import type { Page } from "@playwright/test";
import { expect } from "vitest";
import { updateUser } from "../../../scripts/instance/resources/user.ts";
import { enterCode, PASSWORD, person, proceed } from "../../browser/harness/people.ts";
import type { Plot } from "../harness/plot.ts";

/** What the reference for browsers says. */
export function forms({ walk }: Plot): void {
  walk("somebody new signs up", async ({ visit, stage }) => {
    const page = await visit("/sign-up");
    await page.getByLabel("Email address").fill("new+clerk_test@example.com");
    await page.getByLabel("Password", { exact: true }).fill(PASSWORD);
    await proceed(page);
    await enterCode(page, "424242");
    await page.getByRole("heading", { name: "It works" }).waitFor();
    await page.goto(`${stage.url}/plan`);
    await page.getByText("Plan: free").waitFor();
    await page.goto(`${stage.url}/errors-demo`);
    await submit(page, "new+clerk_test@example.com", PASSWORD);
    await page.getByText("That did not work (session_exists).").waitFor();
  });

  walk("the form tells a wrong password from a second factor", async ({ visit, instance }) => {
    person(instance, "barbara@example.com");
    const { id } = person(instance, "tony@example.com");
    updateUser(instance, id, { totpSecret: "JBSWY3DPEHPK3PXP" });
    const page = await visit("/errors-demo");
    await submit(page, "nobody@example.com", PASSWORD);
    await page.getByText("E-mail or password is wrong.").waitFor();
    await submit(page, "tony@example.com", PASSWORD);
    await page.getByText("Enter the code we sent you.").waitFor();
    await submit(page, "barbara@example.com", PASSWORD);
    await expect.poll(() => page.getByRole("alert").first().textContent()).toBe("");
  });

  walk("where Clerk does not load, the page says so", async ({ visit, stage }) => {
    const page = await visit("/sign-in");
    await page.route(/\/npm\/@clerk\//, (route) => route.abort());
    await page.clock.install();
    await page.goto(`${stage.url}/errors-demo`);
    await page.getByText("One moment…").waitFor();
    const isSaid = async () => {
      await page.clock.fastForward(5_000);
      return page.getByText("Sign-in cannot be reached.").isVisible();
    };
    await expect.poll(isSaid, { timeout: 30_000 }).toBe(true);
  });
}

async function submit(page: Page, email: string, password: string): Promise<void> {
  await page.locator("input[name=email]").fill(email);
  await page.locator("input[name=password]").fill(password);
  await page.getByRole("button", { name: "Sign in" }).click();
}
