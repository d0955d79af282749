import type { Page } from "@playwright/test";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { PASSWORD, person, proceed, seenAs, signIn } from "./harness/people.ts";
import { openPlainSite, picture, startOver, type Site } from "./harness/visit.ts";

let site: Site;
beforeAll(async () => {
  site = await openPlainSite();
});
afterAll(() => site.close());
beforeEach(() => startOver(site));

const ADA = "ada@example.com";
const BOB = "bob@example.com";

/** A page, and the hosts that it asked for anything. */
const watched = async (pathOrUrl: string) => {
  const page = await site.visit("/sign-in");
  const hosts = new Set<string>();
  page.context().on("request", (request) => {
    const { protocol, host } = new URL(request.url());
    if (protocol !== "data:" && protocol !== "blob:") hosts.add(host);
  });
  await page.goto(pathOrUrl);
  return { page, hosts };
};
const here = () => [new URL(site.served.url).host];
const imagesAreShown = (page: Page) =>
  page.evaluate("[...document.images].every((image) => image.complete && image.naturalWidth > 0)");

describe("a person's own browser, at the plain URL", () => {
  test("asks nobody but the instance while somebody signs up at a provider", async () => {
    const { page, hosts } = await watched(`${site.portal}/sign-in`);
    await page.getByRole("button", { name: /Google/ }).click();
    await page.getByLabel("Email address").fill(ADA);
    await page.getByRole("button", { name: "Continue" }).click();
    await seenAs(page, ADA);
    await page.getByRole("button", { name: "Open user menu" }).click();
    await page.getByText("Sign out", { exact: true }).waitFor();
    await picture(page, "plain-user-button");
    await expect.poll(() => imagesAreShown(page)).toBe(true);
    expect([...hosts]).toEqual(here());
  });

  test("asks nobody but the instance in the profiles, and when an invitation is opened", async () => {
    person(site.instance, ADA);
    const { page, hosts } = await watched(`${site.portal}/sign-in`);
    await signIn(page, ADA);
    await seenAs(page, ADA);
    await page.goto(`${site.portal}/user`);
    await page.getByRole("button", { name: "Update profile" }).click();
    await page.getByLabel("First name").waitFor();
    await picture(page, "plain-user-profile");
    expect(await page.getByRole("button", { name: "Remove" }).count()).toBe(0);
    await page.goto(`${site.portal}/create-organization`);
    await page.getByLabel("Name", { exact: true }).fill("Analytical Engines");
    await page.getByRole("button", { name: "Create organization" }).click();
    await page.getByText("Invite new members").waitFor();
    await page.getByPlaceholder("example@email.com").pressSequentially(`${BOB},`);
    await page.getByRole("button", { name: "Send invitations" }).click();
    await page.getByText("Invitations successfully sent").waitFor();
    await page.goto(`${site.portal}/organization`);
    await page.getByText("Verified domains").waitFor();
    await picture(page, "plain-organization-profile");
    await expect.poll(() => imagesAreShown(page)).toBe(true);
    const invited = await watched(site.inbox(BOB).link ?? "");
    await invited.page.getByLabel("Password", { exact: true }).fill(PASSWORD);
    await proceed(invited.page);
    await seenAs(invited.page, BOB);
    expect([...hosts, ...invited.hosts]).toEqual([...here(), ...here()]);
  });
});
