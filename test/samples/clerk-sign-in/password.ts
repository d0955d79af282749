import { expect } from "vitest";
import { newTotpSecret, totpCode } from "../../../scripts/instance/resources/totp.ts";
import { PASSWORD, person } from "../../browser/harness/people.ts";
import type { Plot } from "../harness/plot.ts";
import { landedAs, logIn, sentBy, submit, verify } from "./forms.ts";
import { whileSet } from "./while-set.ts";

export function password({ walk }: Plot): void {
  walk("a wrong password is told beside the field, the right one gets in", async (scene) => {
    const { id } = person(scene.instance, "ada@password.example");
    const page = await scene.visit("/login");
    await logIn(page, "ada@password.example", "wrong-horse-9");
    await page.locator("label", { hasText: "Password is incorrect" }).waitFor();
    await logIn(page, "ada@password.example");
    await landedAs(page, id);
  });

  walk("people come back to where they were", async ({ visit, stage, instance }) => {
    person(instance, "back@example.com");
    const page = await visit("/login?redirect_url=%2F%3Ffrom%3Dmail");
    await logIn(page, "back@example.com");
    await page.waitForURL(`${stage.url}/?from=mail`);
  });

  for (const bait of ["https://evil.example.com/x", "/.//evil.example.com/x"]) {
    walk(`${bait} leads nobody to another site`, async ({ visit, stage, instance }) => {
      const emailAddress = `lured-${bait.length}@example.com`;
      person(instance, emailAddress);
      const page = await visit(`/login?redirect_url=${encodeURIComponent(bait)}`);
      await logIn(page, emailAddress);
      await page.waitForURL(`${stage.url}/`);
    });
  }

  walk("who is signed in is told so", async ({ visit, instance }) => {
    const { id } = person(instance, "twice@example.com");
    const page = await visit("/login");
    await logIn(page, "twice@example.com");
    await landedAs(page, id);
    await page.goBack();
    await logIn(page, "twice@example.com");
    await page.getByText("You're already signed in.").waitFor();
  });

  walk("an authenticator app is asked for its code", async ({ visit, instance }) => {
    const totpSecret = newTotpSecret();
    const { id } = person(instance, "totp@example.com", { totpSecret });
    const page = await visit("/login");
    await logIn(page, "totp@example.com");
    await verify(page, totpCode(totpSecret, instance.now()));
    await landedAs(page, id);
  });

  walk("a phone that is a second factor gets a code, and another", async (scene) => {
    const phoneNumber = "+12015550123";
    const { id, phoneNumbers } = person(scene.instance, "phone@example.com", {
      phoneNumbers: [{ phoneNumber }],
    });
    await scene.clerk.phoneNumbers.updatePhoneNumber(phoneNumbers[0]?.id ?? "", {
      reservedForSecondFactor: true,
    });
    const page = await scene.visit("/login");
    await logIn(page, "phone@example.com");
    await page.getByLabel("Code").waitFor();
    const { code } = await sentBy(page, "Send a code", scene, phoneNumber);
    await verify(page, code ?? "");
    await landedAs(page, id);
  });

  walk(
    "a form sent before its script has come keeps the password out of the address",
    async (scene) => {
      const page = await scene.visit("/login");
      await page.route("**/_next/static/**", (route) => route.abort());
      await page.reload();
      await page.getByLabel("Password").fill(PASSWORD);
      await page.getByLabel("Email").fill("ada@password.example");
      const sent = page.waitForRequest((request) => request.isNavigationRequest());
      await page.getByRole("button", { name: "Sign in" }).click();
      expect((await sent).url()).not.toContain(PASSWORD);
      await page.getByRole("button", { name: "Sign in" }).waitFor();
    },
  );

  walk("a new device proves the address where Device Trust is on", (scene) =>
    whileSet(scene.instance, { clientTrust: true }, async () => {
      const { id } = person(scene.instance, "trust@example.com");
      const page = await scene.visit("/login");
      await logIn(page, "trust@example.com");
      await page.getByLabel("Code").waitFor();
      await verify(page, "000000");
      await page.locator("label", { hasText: /incorrect/i }).waitFor();
      await verify(page, scene.inbox("trust@example.com").code ?? "");
      await landedAs(page, id);
    }),
  );

  walk("a forgotten password is replaced, and the second factor still due", async (scene) => {
    const totpSecret = newTotpSecret();
    const Email = "forgot@example.com";
    const { id } = person(scene.instance, Email, { totpSecret });
    const page = await scene.visit("/reset-password");
    await submit(page, { Email }, "Send a code");
    await page.getByText("a code is on its way").waitFor();
    await verify(page, scene.inbox(Email).code ?? "");
    await submit(page, { "New password": "another-horse-9" }, "Save");
    await page.waitForURL("**/login");
    await verify(page, totpCode(totpSecret, scene.instance.now()));
    await landedAs(page, id);
  });

  walk("a password is forgotten without a second factor", async (scene) => {
    const Email = "forgot2@example.com";
    const { id } = person(scene.instance, Email);
    const page = await scene.visit("/reset-password");
    await submit(page, { Email }, "Send a code");
    await page.getByText("a code is on its way").waitFor();
    await verify(page, scene.inbox(Email).code ?? "");
    await submit(page, { "New password": "another-horse-9" }, "Save");
    await landedAs(page, id);
  });

  walk("nobody learns whether an address has an account", async ({ visit }) => {
    const page = await visit("/reset-password");
    await submit(page, { Email: "nobody@example.com" }, "Send a code");
    await page.getByText("If there is an account, a code is on its way.").waitFor();
  });

  walk("somebody joins with an address they prove", async ({ visit }) => {
    const page = await visit("/join");
    await submit(page, { Email: "new+clerk_test@example.com", Password: PASSWORD }, "Sign up");
    await verify(page, "424242");
    await page.getByRole("heading", { name: /Signed in as user_/ }).waitFor();
  });
}
