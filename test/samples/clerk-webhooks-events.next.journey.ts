import { enterCode, PASSWORD, proceed } from "../browser/harness/people.ts";
import { delivered } from "./clerk-webhooks-events/mirror.ts";
import { organizations } from "./clerk-webhooks-events/organizations.ts";
import { passesScript, receivers } from "./clerk-webhooks-events/receivers.ts";
import { users } from "./clerk-webhooks-events/users.ts";
import { journey } from "./harness/journey.ts";

const ADA = "ada+clerk_test@example.com";

journey("clerk-webhooks-events.next", (plot) => {
  const { walk } = plot;

  walk("somebody signs up, and their row follows their profile", async (scene) => {
    const page = await scene.visit("/");
    await page.getByText("Sign in to see your row.").waitFor();
    await page.getByRole("button", { name: "Sign up" }).click();
    await page.getByLabel("Email address").fill(ADA);
    await page.getByLabel("Password", { exact: true }).fill(PASSWORD);
    await proceed(page);
    await enterCode(page, "424242");
    await page.getByText(`for ${ADA}`).waitFor();

    await page.getByRole("button", { name: "Open user menu" }).click();
    await page.getByText("Manage account").click();
    await page.waitForLoadState("networkidle");
    await page.getByRole("button", { name: "Update profile" }).click();
    await page.getByLabel("First name").fill("Augusta");
    await page.getByRole("button", { name: "Save" }).click();
    await page.getByText("Augusta").first().waitFor();
    await delivered(scene);
    await page.reload();
    await page.getByText("for Augusta").waitFor();
  });

  walk("the endpoint answers the script as the skill says", (scene) =>
    passesScript(scene, `${scene.stage.url}/api/webhooks`),
  );

  users(plot);
  organizations(plot);
  receivers(plot);
});
