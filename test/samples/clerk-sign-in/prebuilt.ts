import { enterCode, PASSWORD, person, proceed, signIn } from "../../browser/harness/people.ts";
import type { Plot } from "../harness/plot.ts";
import { landedAs } from "./forms.ts";

export function prebuilt({ walk }: Plot): void {
  walk("the prebuilt pages sign somebody up, and let them out", async ({ visit, inbox }) => {
    const page = await visit("/sign-up");
    await page.getByLabel("Email address").fill("ada@example.com");
    await page.getByLabel("Password", { exact: true }).fill(PASSWORD);
    await proceed(page);
    await page.getByText("Verify your email").waitFor();
    await enterCode(page, inbox("ada@example.com").code ?? "");
    await page.getByRole("heading", { name: /Signed in as user_/ }).waitFor();
    await page.getByRole("button", { name: "Sign out" }).click();
    await page.getByRole("heading", { name: "Signed out" }).waitFor();
  });

  walk("the prebuilt page signs in", async ({ visit, instance }) => {
    const { id } = person(instance, "grace@example.com");
    const page = await visit("/sign-in");
    await signIn(page, "grace@example.com");
    await landedAs(page, id);
  });
}
