import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, Page } from "@playwright/test";
import { onTestFinished } from "vitest";
import { createInstance, type Instance } from "../../../scripts/instance/instance.ts";
import { clerkOrigins } from "../../../scripts/instance/origins.ts";
import { listMessages, type Message } from "../../../scripts/instance/resources/message.ts";
import { updateSettings } from "../../../scripts/instance/resources/settings.ts";
import { serve, type Served } from "../../../scripts/instance/serve.ts";
import { launchChromium } from "./chromium.ts";

/** An instance and a browser that finds it. */
export interface Site {
  instance: Instance;
  served: Served;
  /** A page of the account portal, or any address, in a browser context of its own. */
  visit(pathOrUrl: string): Promise<Page>;
  /** The newest message to somebody. */
  inbox(to: string): Message;
  portal: string;
  close(): Promise<void>;
}

/** At Clerk's own host names. */
export async function openSite(): Promise<Site> {
  const folder = await mkdtemp(join(tmpdir(), "certificates-"));
  const instance = createInstance();
  const served = await serve(instance, { certificateFolder: folder });
  const browser = await launchChromium(served.front?.chromiumFlags ?? []);
  const { portal } = clerkOrigins(instance.keys.host);
  return site(instance, served, browser, portal, () => rm(folder, { recursive: true }));
}

/** At the plain URL, in a browser that finds nothing else: as a person's own, but without a network. */
export async function openPlainSite(): Promise<Site> {
  const instance = createInstance();
  const served = await serve(instance);
  const browser = await launchChromium([NOTHING_ELSE]);
  return site(instance, served, browser, `${served.url}/__portal`, () => Promise.resolve());
}

const NOTHING_ELSE = "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1";

function site(
  instance: Instance,
  served: Served,
  browser: Browser,
  portal: string,
  leave: () => Promise<void>,
): Site {
  return {
    instance,
    served,
    portal,
    visit: (target) => visit(browser, URL.canParse(target) ? target : `${portal}${target}`),
    inbox: (to) => newest(instance, to),
    close: async () => {
      await browser.close();
      await served.close();
      await leave();
    },
  };
}

/** Empty again, and without limits: a suite is quicker than a person. */
export function startOver({ instance }: Site): void {
  instance.reset();
  updateSettings(instance, { rateLimited: false });
}

/** A page is slow on a machine that does other things too; a test that hangs ends all the same. */
const PATIENCE = 45_000;

async function visit(browser: Browser, url: string): Promise<Page> {
  const context = await browser.newContext();
  const page = await context.newPage();
  page.setDefaultTimeout(PATIENCE);
  const complaints = listenForComplaints(page);
  onTestFinished(async ({ task }) => {
    if (task.result?.state === "fail") await explain(page, complaints);
    await context.close();
  });
  await page.goto(url);
  return page;
}

function listenForComplaints(page: Page): string[] {
  const complaints: string[] = [];
  page.on("pageerror", (error) => complaints.push(error.message));
  page.on("response", (response) => {
    if (response.status() >= 500) complaints.push(`${response.status()} ${response.url()}`);
  });
  return complaints;
}

function newest(instance: Instance, to: string): Message {
  const [message] = listMessages(instance, to);
  if (!message) throw new Error(`Unexpected empty inbox of ${to}, expected a message`);
  return message;
}

/** What a person needs to see why a test failed. */
async function explain(page: Page, complaints: readonly string[]): Promise<void> {
  const file = join(tmpdir(), `failed-${Date.now()}.png`);
  await page.screenshot({ path: file });
  process.emitWarning([`See ${file}, at ${page.url()}`, ...complaints].join("\n"));
}

/** A picture for a person to look at, when SCREENSHOTS names a folder. */
export async function picture(page: Page, name: string): Promise<void> {
  const folder = process.env["SCREENSHOTS"];
  if (folder) await page.screenshot({ path: join(folder, `${name}.png`) });
}
