import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { updateSettings } from "../../scripts/instance/resources/settings.ts";
import { enterCode, PASSWORD, person, proceed, seenAs } from "./harness/people.ts";
import { openSite, picture, startOver, type Site } from "./harness/visit.ts";

let site: Site;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site.close());
beforeEach(() => startOver(site));

const fill = async (page: Awaited<ReturnType<Site["visit"]>>, emailAddress: string) => {
  await page.getByLabel("Email address").fill(emailAddress);
  await page.getByLabel("Password", { exact: true }).fill(PASSWORD);
};

describe("<SignUp/>", () => {
  test("makes a user once the emailed code is typed", async () => {
    const page = await site.visit("/sign-up");
    await fill(page, "ada@example.com");
    await picture(page, "sign-up");
    await proceed(page);
    await page.getByText("Verify your email").waitFor();
    await picture(page, "sign-up-code");
    await enterCode(page, site.inbox("ada@example.com").code ?? "");
    await seenAs(page, "ada@example.com");
    const user = site.instance.store.users.find("email", "ada@example.com");
    expect(user?.emailAddresses[0]?.verification).toMatchObject({ strategy: "email_code" });
    expect(site.instance.events.recent().map(({ type }) => type)).toContain("user.created");
  });

  test("tells a wrong code, and takes the right one after it", async () => {
    const page = await site.visit("/sign-up");
    await fill(page, "ada+clerk_test@example.com");
    await proceed(page);
    await enterCode(page, "111111");
    await page.getByText("Incorrect code").first().waitFor();
    await page
      .getByLabel(/verification code/i)
      .first()
      .fill("");
    await enterCode(page, "424242");
    await seenAs(page, "ada+clerk_test@example.com");
  });

  test("refuses an address that is taken", async () => {
    person(site.instance, "ada@example.com");
    const page = await site.visit("/sign-up");
    await fill(page, "ada@example.com");
    await proceed(page);
    await page
      .getByText("That identifier is taken")
      .or(page.getByText("email address is taken"))
      .first()
      .waitFor();
    expect(site.instance.store.users.size).toBe(1);
  });

  test("takes a link instead of a code where that is chosen", async () => {
    updateSettings(site.instance, { emailVerifications: ["email_link"] });
    const page = await site.visit("/sign-up");
    await fill(page, "ada@example.com");
    await proceed(page);
    await page
      .getByText("Use the verification link")
      .or(page.getByText("Verify your email"))
      .first()
      .waitFor();
    const opened = await page.context().newPage();
    await opened.goto(site.inbox("ada@example.com").link ?? "");
    await seenAs(page, "ada@example.com");
  });

  test("asks for a phone number too where that is required", async () => {
    updateSettings(site.instance, { phoneNumber: "required" });
    const page = await site.visit("/sign-up");
    await fill(page, "ada+clerk_test@example.com");
    await page.getByLabel("Phone number").fill("2015550123");
    await proceed(page);
    await enterCode(page, "424242");
    await page.getByText("Verify your phone").waitFor();
    await enterCode(page, "424242");
    await seenAs(page, "ada+clerk_test@example.com");
  });
});

describe("<Waitlist/>", () => {
  test("puts somebody in the line", async () => {
    updateSettings(site.instance, { signUpMode: "waitlist" });
    const page = await site.visit("/waitlist");
    await page.getByLabel("Email address").fill("ada@example.com");
    await page.getByRole("button", { name: "Join the waitlist" }).click();
    await page.getByText("Thanks for joining the waitlist!").waitFor();
    await picture(page, "waitlist");
    expect(site.instance.store.waitlistEntries.find("email", "ada@example.com")).toBeDefined();
  });
});
