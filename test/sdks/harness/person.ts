import { verifyToken } from "@clerk/backend";
import type { Page } from "@playwright/test";
import { expect, onTestFinished } from "vitest";
import { launchChromium } from "../../browser/harness/chromium.ts";
import { PASSWORD, signIn } from "../../browser/harness/people.ts";
import type { DevInstance } from "./dev.ts";

/** A dev server builds a page when it is first asked for. */
const PATIENCE = 90_000;
const ADA = "ada@example.com";

export interface Visit {
  page: Page;
  /** Every host that was asked for anything. */
  hosts: ReadonlySet<string>;
  userId: string;
}

/** Somebody who has an account opens the app in a browser of their own. */
export async function opensApp({ clerk, chromiumFlags }: DevInstance, url: string): Promise<Visit> {
  const { id: userId } = await clerk.users.createUser({ emailAddress: [ADA], password: PASSWORD });
  const browser = await launchChromium(chromiumFlags);
  onTestFinished(() => browser.close());
  const page = await browser.newPage();
  page.setDefaultTimeout(PATIENCE);
  const hosts = new Set<string>();
  page.on("request", (request) => hosts.add(new URL(request.url()).host));
  await page.goto(url);
  await page.getByText("browser: nobody").waitFor();
  return { page, hosts, userId };
}

/** With Clerk's own UI; the app says who is there and shows a token, which has to be theirs. */
export async function signsIn({ page, userId }: Visit, { env }: DevInstance): Promise<void> {
  await page.getByRole("button", { name: "Sign in" }).click();
  await signIn(page, ADA);
  await page.getByText(`browser: ${userId}`).waitFor();
  await page.getByRole("button", { name: "Get a token" }).click();
  const token = await page.getByRole("status").filter({ hasText: "." }).textContent();
  const claims = await verifyToken(token ?? "", { jwtKey: env["CLERK_JWT_KEY"] ?? "" });
  expect(claims.sub).toBe(userId);
}

export async function signsOut({ page }: Visit): Promise<void> {
  await page.getByRole("button", { name: "Open user menu" }).click();
  await page.getByText("Sign out", { exact: true }).click();
  await page.getByText("browser: nobody").waitFor();
}
