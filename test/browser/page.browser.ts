import { createServer, type Server } from "node:http";
import type { Browser, Page } from "@playwright/test";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { listen } from "../../scripts/instance/listen.ts";
import { createOrganization } from "../../scripts/instance/resources/create-organization.ts";
import { sendMessage } from "../../scripts/instance/resources/message.ts";
import { createUser } from "../../scripts/instance/resources/user.ts";
import {
  createWebhookEndpoint,
  deleteWebhookEndpoint,
} from "../../scripts/instance/resources/webhook-endpoint.ts";
import { open, type Started } from "../instance/harness/start.ts";
import { launchChromium } from "./harness/chromium.ts";

const XSS = `<img src=x onerror="document.title='owned'">"'&lt;script>`;

let started: Started;
let browser: Browser;
let page: Page;
let receiver: Server;
let received = 0;
beforeAll(async () => {
  started = await open();
  browser = await launchChromium([]);
  receiver = createServer((request, response) => {
    received++;
    request.resume();
    response.end("thanks");
  });
});
beforeEach(async () => {
  await page?.context().close();
  started.instance.reset();
  for (const { id } of started.instance.store.webhookEndpoints.all()) {
    deleteWebhookEndpoint(started.instance, id);
  }
  const context = await browser.newContext({ permissions: ["clipboard-read", "clipboard-write"] });
  page = await context.newPage();
});
afterAll(async () => {
  await browser.close();
  await started.close();
  receiver.close();
});

const visit = (view: string) => page.goto(`${started.url}/?view=${view}`);
const status = () => page.getByRole("status");

describe("the page in Chromium", () => {
  test("shows the keys and copies the environment", async () => {
    await visit("keys");
    const { publishableKey, secretKey } = started.instance.keys;
    await page.getByRole("button", { name: "Copy the publishable key" }).click();
    await status().getByText("Copied").waitFor();
    expect(await page.evaluate("navigator.clipboard.readText()")).toBe(publishableKey);
    await page.getByRole("button", { name: "Copy environment" }).click();
    const copied = async () => page.evaluate("navigator.clipboard.readText()");
    await expect.poll(copied).toContain(`CLERK_SECRET_KEY="${secretKey}"`);
  });

  test("shows a user who signs up while it is open, and says so", async () => {
    await visit("users");
    await page.getByText("Nobody yet").waitFor();
    createUser(started.instance, {
      firstName: "Ada",
      emailAddresses: [{ emailAddress: "ada@example.com" }],
    });
    await page.getByRole("rowheader", { name: "Ada" }).waitFor();
    await status().getByText("Users: 1").waitFor();
  });

  test("finds one among many users, and leafs through the rest", async () => {
    for (let i = 0; i < 60; i++) createUser(started.instance, { firstName: `Person ${i}` });
    await visit("users");
    await page.getByText("1–25 of 60").waitFor();
    await page.getByRole("link", { name: "Older" }).click();
    await page.getByText("26–50 of 60").waitFor();
    await page.getByRole("searchbox").fill("person 7");
    await page.keyboard.press("Enter");
    await page.getByRole("rowheader", { name: "Person 7" }).waitFor();
    expect(await page.getByRole("rowheader").count()).toBe(1);
  });

  test("what people call themselves stays text", async () => {
    const { instance } = started;
    const user = createUser(instance, {
      firstName: XSS,
      username: "mallory",
      publicMetadata: { note: `</pre>${XSS}` },
    });
    createOrganization(instance, { name: XSS, createdBy: user.id });
    createWebhookEndpoint(instance, { url: `http://localhost/?${XSS}` });
    sendMessage(instance, {
      kind: "email",
      to: XSS,
      slug: "x",
      subject: XSS,
      link: "javascript:alert(1)",
    });
    const errors: string[] = [];
    page.on("console", (message) => errors.push(message.text()));
    for (const view of [
      "keys",
      "users",
      "sessions",
      "organizations",
      "inbox",
      "webhooks",
      "faults",
    ]) {
      await page.goto(`${started.url}/?view=${view}&query=${encodeURIComponent(XSS)}`);
      expect(await page.locator("img, script:not([src])").count()).toBe(0);
      expect(await page.locator("a[href^='javascript']").count()).toBe(0);
      expect(await page.title()).not.toBe("owned");
    }
    expect(errors).toEqual([]);
  });

  test("offers the code and a link that leads back here", async () => {
    const link = `https://${started.instance.keys.host}/v1/verify?token=x`;
    sendMessage(started.instance, {
      kind: "email",
      to: "ada@example.com",
      slug: "x",
      subject: "Your code",
      code: "123456",
      link,
    });
    await visit("inbox");
    await page.getByRole("button", { name: "Copy the code for ada@example.com" }).click();
    await expect.poll(() => page.evaluate("navigator.clipboard.readText()")).toBe("123456");
    const href = await page.getByRole("link", { name: "Open the link" }).getAttribute("href");
    expect(href).toBe(`${started.url}/v1/verify?token=x`);
  });

  test("adds an endpoint, shows what it was sent, and replays it", async () => {
    const port = await listen(receiver, 0, "127.0.0.1");
    await visit("webhooks");
    await page.getByLabel("Add an endpoint").fill(`http://127.0.0.1:${port}/hooks`);
    await page.getByRole("button", { name: "Add" }).click();
    await status().getByText("Added the endpoint").waitFor();
    createUser(started.instance, { firstName: "Ada" });
    await page.getByRole("heading", { name: "user.created succeeded" }).waitFor();
    await page.getByText("Body").click();
    await page.getByText('"first_name": "Ada"').waitFor();
    await page.getByText(/Attempt 1: 200/).click();
    await page.getByText("svix-signature").waitFor();
    await page.getByRole("button", { name: "Replay" }).click();
    await page.getByText(/Attempt 2: 200/).waitFor();
    expect(received).toBe(2);
    expect(await page.getByText('"first_name": "Ada"').isVisible()).toBe(true);
  });

  test("injects a fault and ends it, and stays up meanwhile", async () => {
    await visit("faults");
    await page.getByLabel("What").selectOption({ label: "Outage: 503" });
    await page.getByLabel("Where").selectOption("backend");
    await page.getByRole("button", { name: "Inject" }).click();
    await page.getByRole("rowheader", { name: "503 for everything" }).waitFor();
    await expect(started.clerk.users.getCount()).rejects.toMatchObject({ status: 503 });
    await page.getByRole("button", { name: "End: 503 for everything" }).click();
    await page.getByText("All is well").waitFor();
    expect(await started.clerk.users.getCount()).toBe(0);
  });

  test("moves the clock", async () => {
    await visit("faults");
    await page.getByLabel("Advance by (minutes)").fill("90");
    await page.keyboard.press("Enter");
    await page.getByText("90 minutes").waitFor();
    expect(started.instance.now() - Date.now()).toBeGreaterThan(89 * 60_000);
  });

  test("works from the keyboard, and keeps focus and open records when it draws again", async () => {
    const { id } = createUser(started.instance, { firstName: "Ada" });
    await visit("keys");
    await page.keyboard.press("Tab");
    expect(await page.evaluate("document.activeElement.textContent")).toBe("Skip to content");
    await page.getByRole("link", { name: "Users" }).focus();
    await page.keyboard.press("Enter");
    const summary = page.getByText(id, { exact: true });
    await summary.waitFor();
    await page.getByRole("searchbox").fill("half typed");
    await summary.focus();
    await page.keyboard.press("Enter");
    createUser(started.instance, { firstName: "Grace" });
    await page.getByRole("rowheader", { name: "Grace" }).waitFor();
    expect(await page.locator("details[open]").count()).toBe(1);
    expect(await page.getByRole("searchbox").inputValue()).toBe("half typed");
  });

  test.each(["keys", "users", "sessions", "organizations", "inbox", "webhooks", "faults"])(
    "%s: every field has a label, every table headers, every landmark a place",
    async (view) => {
      createUser(started.instance, { firstName: "Ada" });
      await visit(view);
      expect(await page.getByRole("main").count()).toBe(1);
      expect(await page.getByRole("heading", { level: 1 }).count()).toBe(1);
      expect(await page.locator("nav [aria-current=page]").count()).toBe(1);
      const nameless = await page
        .locator("input:not([type=hidden]), select, button")
        .evaluateAll(
          (fields: { labels?: { length: number }; textContent: string }[]) =>
            fields.filter((field) => !field.labels?.length && !field.textContent.trim()).length,
        );
      expect(nameless).toBe(0);
      const ids = await page
        .locator("[id]")
        .evaluateAll((all: { id: string }[]) => all.map(({ id }) => id));
      expect(new Set(ids).size).toBe(ids.length);
    },
  );
});
