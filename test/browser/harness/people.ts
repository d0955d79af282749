import type { Page } from "@playwright/test";
import type { Instance } from "../../../scripts/instance/instance.ts";
import { createUser, type User, type UserInput } from "../../../scripts/instance/resources/user.ts";

export const PASSWORD = "correct-horse-9";

/** Somebody who has an account. */
export function person(instance: Instance, emailAddress: string, input: UserInput = {}): User {
  return createUser(instance, {
    firstName: "Ada",
    emailAddresses: [{ emailAddress }],
    password: { plain: PASSWORD },
    ...input,
  });
}

export async function enterEmail(page: Page, emailAddress: string): Promise<void> {
  await page.getByLabel("Email address").fill(emailAddress);
  await proceed(page);
}

export async function enterPassword(page: Page, password: string): Promise<void> {
  await page.getByLabel("Password", { exact: true }).fill(password);
  await proceed(page);
}

export async function signIn(page: Page, emailAddress: string): Promise<void> {
  await enterEmail(page, emailAddress);
  await enterPassword(page, PASSWORD);
}

/** The code fields submit themselves when the last digit is in. */
export async function enterCode(page: Page, code: string): Promise<void> {
  const field = page.getByLabel(/verification code/i).first();
  await field.waitFor();
  await field.pressSequentially(code);
}

/** By key: a hint that comes up below the password moves the button from under the mouse. */
export async function proceed(page: Page): Promise<void> {
  const button = page.getByRole("button", { name: "Continue", exact: true });
  await button.click({ trial: true });
  await button.press("Enter");
}

/** The portal's first page says who is signed in, and nothing else, as a session task would. */
export async function seenAs(page: Page, emailAddress: string): Promise<void> {
  const said = page.getByText(`Signed in as ${emailAddress}`, { exact: true });
  await page.getByRole("main").and(said).waitFor();
}
