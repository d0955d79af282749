import type { Page } from "@playwright/test";
import { enterCode, PASSWORD, person, proceed, signIn } from "../browser/harness/people.ts";
import { journey } from "./harness/journey.ts";
import type { Scene } from "./harness/scene.ts";

journey("clerk-install-auth.react", ({ walk }) => {
  walk("somebody new signs up in a modal, and the API knows them", async (scene) => {
    await startApi(scene);
    const page = await scene.visit("/");
    await page.getByRole("button", { name: "Sign up" }).click();
    await page.getByLabel("Email address").fill("ada+clerk_test@example.com");
    await page.getByLabel("Password", { exact: true }).fill(PASSWORD);
    await proceed(page);
    await enterCode(page, "424242");
    await page.getByText(/The API says: user_/).waitFor();
    await page.getByRole("button", { name: "Open user menu" }).waitFor();
  });

  walk("who signs in is the one the API knows", async (scene) => {
    await startApi(scene);
    const { id } = person(scene.instance, "grace@example.com");
    const page = await signedIn(scene, "grace@example.com");
    await page.getByText(`The API says: ${id}`).waitFor();
  });

  walk("an API that does not answer is said not to", async (scene) => {
    person(scene.instance, "alone@example.com");
    const page = await signedIn(scene, "alone@example.com");
    await page.getByText("The API says: Failed to fetch").waitFor();
  });
});

async function signedIn({ visit }: Scene, emailAddress: string): Promise<Page> {
  const page = await visit("/");
  await page.getByRole("button", { name: "Sign in" }).click();
  await signIn(page, emailAddress);
  return page;
}

/** The API that the app was built for; it takes tokens of the app's origin. */
async function startApi({ serve, stage }: Scene): Promise<void> {
  const { port } = new URL(stage.env["VITE_API_URL"] ?? "");
  await serve("tsx hono-server.ts", { PORT: port, WEB_ORIGIN: stage.url });
}
