import { afterAll, beforeAll, beforeEach, describe, test } from "vitest";
import { createAgentTask, agentTaskJson } from "../../scripts/instance/resources/agent-task.ts";
import {
  createSignInToken,
  signInTokenJson,
} from "../../scripts/instance/resources/sign-in-token.ts";
import { startApp, type App } from "./harness/app.ts";
import { person, seenAs } from "./harness/people.ts";
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

const ADA = "ada@example.com";

const agentTask = (userId: string, redirectUrl: string): string => {
  const task = createAgentTask(site.instance, {
    userId,
    agentName: "tester",
    description: "Look around",
    redirectUrl,
    sessionMaxDurationInSeconds: 1800,
  });
  return agentTaskJson(site.instance, task).url ?? "";
};

describe("a ticket's address", () => {
  test("of an agent task opens the app signed in", async () => {
    const { id } = person(site.instance, ADA);
    const page = await site.visit(agentTask(id, app.url));
    await page.getByText(`user: ${id}`).waitFor();
    await page.goto(app.url);
    await page.getByText(`user: ${id}`).waitFor();
  });

  test("of an agent task opens a page signed in that only clerk-js knows", async () => {
    const { id } = person(site.instance, ADA);
    const page = await site.visit(agentTask(id, `${site.portal}/`));
    await seenAs(page, ADA);
  });

  test("of a sign-in token signs in through <SignIn/>", async () => {
    const { id } = person(site.instance, ADA);
    const token = createSignInToken(site.instance, id);
    const page = await site.visit(signInTokenJson(site.instance, token).url);
    await seenAs(page, ADA);
  });
});
