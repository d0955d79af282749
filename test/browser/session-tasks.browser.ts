import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { provesPassword } from "../../scripts/instance/resources/factor.ts";
import { sessionStatus } from "../../scripts/instance/resources/session.ts";
import { updateSettings } from "../../scripts/instance/resources/settings.ts";
import { totpCode } from "../../scripts/instance/resources/totp.ts";
import { setPasswordCompromised } from "../../scripts/instance/resources/user-password.ts";
import { getUser } from "../../scripts/instance/resources/user.ts";
import { enterCode, person, seenAs, signIn } from "./harness/people.ts";
import { openSite, picture, startOver, type Site } from "./harness/visit.ts";

let site: Site;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site.close());
beforeEach(() => startOver(site));

const ADA = "ada@example.com";

describe("before a session counts, <SignIn/> asks", () => {
  test("for a second factor where everybody must have one", async () => {
    updateSettings(site.instance, { secondFactorRequired: true });
    const user = person(site.instance, ADA);
    const page = await site.visit("/sign-in");
    await signIn(page, ADA);
    await page.getByText("Add authenticator application").waitFor();
    const [session] = site.instance.store.sessions.by("user", user.id);
    expect(session && sessionStatus(site.instance, session)).toBe("pending");
    await picture(page, "task-setup-mfa");
    const [enrollment] = site.instance.store.totpEnrollments.all();
    await page.getByRole("button", { name: "Continue" }).click();
    await enterCode(page, totpCode(enrollment?.secret ?? "", site.instance.now()));
    await picture(page, "task-setup-mfa-done");
    await page.getByRole("button", { name: /Finish|Continue|Done/ }).click();
    await seenAs(page, ADA);
    expect(getUser(site.instance, user.id).totpSecret).toBe(enrollment?.secret);
  });

  test("for a new password when the old one is known to be compromised", async () => {
    const user = person(site.instance, ADA);
    setPasswordCompromised(site.instance, user.id, true);
    const page = await site.visit("/sign-in");
    await signIn(page, ADA);
    await page.getByLabel("New password", { exact: true }).fill("another-horse-9");
    await page.getByLabel("Confirm password").fill("another-horse-9");
    await picture(page, "task-reset-password");
    await page.getByRole("button", { name: /Reset password/i }).click();
    await seenAs(page, ADA);
    expect(provesPassword(getUser(site.instance, user.id), "another-horse-9")).toBe(true);
  });
});
