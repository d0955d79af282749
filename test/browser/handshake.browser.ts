import { afterAll, beforeAll, beforeEach, describe, test } from "vitest";
import { startApp, type App } from "./harness/app.ts";
import { person, signIn } from "./harness/people.ts";
import { openSite, startOver, type Site } from "./harness/visit.ts";

let site: Site;
let app: App;
beforeAll(async () => {
  site = await openSite();
  app = await startApp(site);
});
afterAll(async () => {
  await app.close();
  await site.close();
});
beforeEach(() => startOver(site));

describe("an app's server and the browser", () => {
  test("agree by a handshake, after a sign-in elsewhere and after a token expired", async () => {
    const { id } = person(site.instance, "ada@example.com");
    const page = await site.visit(app.url);
    await page.getByText("user: null").waitFor();
    await page.goto(`${site.portal}/sign-in?redirect_url=${encodeURIComponent(app.url)}`);
    await signIn(page, "ada@example.com");
    await page.getByText(`user: ${id}`).waitFor();
    site.instance.clock.advance(-3_600_000);
    await page.goto(app.url);
    await page.getByText(`user: ${id}`).waitFor();
  });
});
