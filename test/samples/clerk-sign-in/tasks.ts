import { totpCode } from "../../../scripts/instance/resources/totp.ts";
import { setPasswordCompromised } from "../../../scripts/instance/resources/user-password.ts";
import { createUser } from "../../../scripts/instance/resources/user.ts";
import { enterCode, person } from "../../browser/harness/people.ts";
import { asUser } from "../harness/people.ts";
import type { Plot } from "../harness/plot.ts";
import { landedAs, logIn } from "./forms.ts";
import { whileSet } from "./while-set.ts";

export function tasks({ walk, attack }: Plot): void {
  walk("who must choose an organization cannot walk past it", (scene) =>
    whileSet(scene.instance, { forceOrganizationSelection: true }, async () => {
      const { id } = person(scene.instance, "choose@example.com");
      const page = await scene.visit("/login");
      await logIn(page, "choose@example.com");
      await page.waitForURL("**/session-tasks/choose-organization");
      await page.goto(scene.stage.url);
      await page.waitForURL("**/sign-in/tasks/choose-organization**");
      await page.getByLabel("Name").fill("Acme");
      await page.getByRole("button", { name: /Continue|Create/ }).click();
      await landedAs(page, id);
    }),
  );

  walk("who must have a second factor sets one up", (scene) =>
    whileSet(scene.instance, { secondFactorRequired: true }, async () => {
      const { id } = person(scene.instance, "mfa@example.com");
      const page = await scene.visit("/login");
      await logIn(page, "mfa@example.com");
      await page.waitForURL("**/session-tasks/setup-mfa");
      await page.getByText("Add authenticator application").waitFor();
      const [enrollment] = scene.instance.store.totpEnrollments.all();
      await page.getByRole("button", { name: "Continue" }).click();
      await enterCode(page, totpCode(enrollment?.secret ?? "", scene.instance.now()));
      await page.getByRole("button", { name: /Finish|Continue|Done/ }).click();
      await landedAs(page, id);
    }),
  );

  walk("who has a compromised password chooses another", async (scene) => {
    const { id } = person(scene.instance, "leaked@example.com");
    setPasswordCompromised(scene.instance, id, true);
    const page = await scene.visit("/login");
    await logIn(page, "leaked@example.com");
    await page.waitForURL("**/session-tasks/reset-password");
    await page.getByLabel("New password", { exact: true }).fill("another-horse-9");
    await page.getByLabel("Confirm password").fill("another-horse-9");
    await page.getByRole("button", { name: /Reset password/i }).click();
    await landedAs(page, id);
  });

  attack("somebody with an open task is taken for signed in", (scene) =>
    whileSet(scene.instance, { forceOrganizationSelection: true }, async () => {
      const { id: userId } = createUser(scene.instance, {});
      const response = await scene.ask("/", { headers: await asUser(scene.instance, { userId }) });
      return (await response.text()).includes("Signed in as");
    }),
  );
}
