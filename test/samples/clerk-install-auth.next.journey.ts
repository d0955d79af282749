import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "vitest";
import { enterCode, PASSWORD, person, proceed, signIn } from "../browser/harness/people.ts";
import { journey } from "./harness/journey.ts";
import { commandsUnder, typed } from "./harness/shown.ts";
import { skillScript } from "./harness/skill-files.ts";

const sample = "clerk-install-auth.next";
const ADA = "ada+clerk_test@example.com";
const [inspecting, asking] = commandsUnder(sample, "See that it works");

journey(sample, ({ walk, attack }) => {
  walk("the script finds nothing to do", async (scene) => {
    const [command, prints] = inspecting ?? [];
    installed(scene.stage.folder, "@clerk/nextjs");
    const line = command
      ?.replace("scripts/inspect.mjs", skillScript(sample, "inspect.mjs"))
      .replace("path/to/project", scene.stage.folder);
    const printed = await typed(scene, line ?? "");
    const host = printed.replace(scene.instance.keys.host, "your-app-12.clerk.accounts.dev");
    expect(host).toBe(prints);
  });

  walk("signed out, the commands print what the skill says", async (scene) => {
    const [command, prints] = asking ?? [];
    expect(await typed(scene, command ?? "")).toBe(prints);
    const { headers } = await scene.ask("/dashboard");
    expect(headers.get("location")).toContain(`${scene.stage.url}/sign-in?redirect_url=`);
  });

  walk(
    "somebody new signs up from the header and is known everywhere",
    async ({ visit, stage }) => {
      const page = await visit("/");
      await page.getByRole("button", { name: "Sign up" }).click();
      await page.getByLabel("Email address").fill(ADA);
      await page.getByLabel("Password", { exact: true }).fill(PASSWORD);
      await proceed(page);
      await enterCode(page, "424242");
      await page.getByRole("button", { name: "Open user menu" }).waitFor();
      const me = await page.request.get(`${stage.url}/api/me`);
      const { userId } = await me.json();
      await page.goto(`${stage.url}/dashboard`);
      await page.getByText(`Signed in as ${userId}`).waitFor();
    },
  );

  walk("who was sent to sign in comes back to where they wanted", async ({ visit, instance }) => {
    const { id } = person(instance, "grace@example.com");
    const page = await visit("/dashboard");
    await page.waitForURL("**/sign-in?redirect_url=**");
    await signIn(page, "grace@example.com");
    await page.getByText(`Signed in as ${id}`).waitFor();
    expect(new URL(page.url()).pathname).toBe("/dashboard");
  });

  attack("a stranger asks the handler", async ({ ask }) => (await ask("/api/me")).ok);
  attack("a stranger opens the page", async ({ ask }) => (await ask("/dashboard")).ok);
});

/** What `npm install` leaves in the app's package.json. */
function installed(folder: string, name: string): void {
  const file = join(folder, "package.json");
  const manifest = JSON.parse(readFileSync(file, "utf8"));
  manifest.dependencies[name] = "*";
  writeFileSync(file, JSON.stringify(manifest));
}
