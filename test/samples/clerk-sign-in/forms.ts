import type { Page } from "@playwright/test";
import { PASSWORD } from "../../browser/harness/people.ts";

/** Fills the skill's own form and sends it off. */
export async function submit(
  page: Page,
  values: Record<string, string>,
  button: string,
): Promise<void> {
  for (const [label, value] of Object.entries(values)) await page.getByLabel(label).fill(value);
  await page.getByRole("button", { name: button, exact: true }).click();
}

export async function logIn(page: Page, Email: string, Password = PASSWORD): Promise<void> {
  await submit(page, { Email, Password }, "Sign in");
}

export async function verify(page: Page, Code: string): Promise<void> {
  await submit(page, { Code }, "Verify");
}

/** The app's first page, which the server renders, says who is signed in. */
export async function landedAs(page: Page, userId: string): Promise<void> {
  await page.getByRole("heading", { name: `Signed in as ${userId}` }).waitFor();
}
