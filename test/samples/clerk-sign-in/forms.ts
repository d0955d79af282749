import type { Page } from "@playwright/test";
import { expect } from "vitest";
import type { Message } from "../../../scripts/instance/resources/message.ts";
import { PASSWORD } from "../../browser/harness/people.ts";
import type { Scene } from "../harness/scene.ts";

/** Whether React answers for the form, where the page is one of the app. */
const isAwake = `!self.__next_f || [...document.forms].some((form) =>
  Object.keys(form).some((key) => key.startsWith("__react")))`;

/** Fills the skill's own form and sends it off, once React answers for it. */
export async function submit(
  page: Page,
  values: Record<string, string>,
  button: string,
): Promise<void> {
  await page.waitForFunction(isAwake);
  for (const [label, value] of Object.entries(values)) await page.getByLabel(label).fill(value);
  await page.getByRole("button", { name: button, exact: true }).click();
}

export async function logIn(page: Page, Email: string, Password = PASSWORD): Promise<void> {
  await submit(page, { Email, Password }, "Sign in");
}

export async function verify(page: Page, Code: string): Promise<void> {
  await submit(page, { Code }, "Verify");
}

/** The message that a button sends: another one than the newest there is. */
export async function sentBy(
  page: Page,
  button: string,
  { inbox }: Pick<Scene, "inbox">,
  to: string,
): Promise<Message> {
  const { id } = inbox(to);
  await page.getByRole("button", { name: button, exact: true }).click();
  await expect.poll(() => inbox(to).id).not.toBe(id);
  return inbox(to);
}

/** The app's first page, which the server renders, says who is signed in. */
export async function landedAs(page: Page, userId: string): Promise<void> {
  await page.getByRole("heading", { name: `Signed in as ${userId}` }).waitFor();
}
