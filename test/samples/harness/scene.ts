import { tmpdir } from "node:os";
import { join } from "node:path";
import { type ClerkClient, createClerkClient } from "@clerk/backend";
import type { Browser, Page } from "@playwright/test";
import {
  readBrowserCoverage,
  watchPage,
} from "../../../scripts/proof/coverage/browser-coverage.ts";
import type { ScriptCoverage } from "../../../scripts/proof/coverage/script-coverage.ts";
import type { Environment } from "../../../scripts/instance/env.ts";
import type { Instance } from "../../../scripts/instance/instance.ts";
import { listMessages, type Message } from "../../../scripts/instance/resources/message.ts";
import { launch, run } from "../../../scripts/samples/launch.ts";
import { freePort } from "../../../scripts/stage/free-port.ts";
import type { Stage } from "../../../scripts/stage/stage.ts";

/** What one walk or attack has at hand. */
export interface Scene {
  stage: Stage;
  instance: Instance;
  /** The Backend API, through the SDK. */
  clerk: ClerkClient;
  /** Asks the app; a redirect is an answer. */
  ask: (path: string, init?: RequestInit) => Promise<Response>;
  /** Opens a page of the app, or any address, in a browser of its own or in that of another page. */
  visit: (path: string, beside?: Page) => Promise<Page>;
  /** The newest message to somebody. */
  inbox: (to: string) => Message;
  /** Runs a command line among the skill's scripts; yields what it printed. */
  run: (line: string, env?: Environment, folder?: string) => Promise<string>;
  /** Starts a server among the skill's scripts, for this scene; yields where it listens. */
  serve: (line: string, env?: Environment) => Promise<string>;
}

export interface OpenScene extends Scene {
  /** A picture of every page, and what went wrong there, for whoever looks for the reason. */
  explain(): Promise<void>;
  /** Yields what browsers ran, if somebody watches. */
  close(): Promise<ScriptCoverage[]>;
}

export interface SceneOptions {
  stage: Stage;
  browser: () => Promise<Browser>;
  isWatched: boolean;
  /** Of the processes it starts. */
  env?: Environment;
}

export function openScene({ stage, browser, isWatched, env: more }: SceneOptions): OpenScene {
  const { instance, served, url, scripts } = stage;
  const { secretKey, publishableKey } = instance.keys;
  const clerk = createClerkClient({
    secretKey,
    publishableKey,
    apiUrl: served.backend,
    telemetry: { disabled: true },
  });
  const env = { ...stage.env, ...more };
  const pages: { page: Page; complaints: string[] }[] = [];
  const stops: (() => Promise<void>)[] = [];
  const folder = scripts ?? stage.folder;
  return {
    stage,
    instance,
    clerk,
    ask: (path, init) => fetch(new URL(path, url), { redirect: "manual", ...init }),
    inbox: (to) => newest(instance, to),
    visit: async (path, beside) => {
      const context = beside?.context() ?? (await (await browser()).newContext());
      const page = await context.newPage();
      page.setDefaultTimeout(15_000);
      pages.push({ page, complaints: listenForComplaints(page) });
      if (isWatched) await watchPage(page);
      await page.goto(new URL(path, url).href);
      return page;
    },
    run: (line, own = {}, where = folder) => run({ folder: where, line, env: { ...env, ...own } }),
    serve: async (line, own = {}) => {
      const port = Number(own["PORT"] ?? (await freePort()));
      const started = await launch(
        { folder, line, env: { ...env, PORT: `${port}`, ...own } },
        port,
      );
      stops.push(() => started.stop());
      return `http://localhost:${port}`;
    },
    explain: async () => {
      for (const { page, complaints } of pages) await explain(page, complaints);
    },
    close: async () => {
      const read = isWatched
        ? await Promise.all(pages.map(({ page }) => readBrowserCoverage(page, url)))
        : [];
      await Promise.all(pages.map(({ page }) => page.context().close()));
      await Promise.all(stops.map((stop) => stop()));
      return read.flat();
    },
  };
}

function newest(instance: Instance, to: string): Message {
  const [message] = listMessages(instance, to);
  if (!message) throw new Error(`Unexpected empty inbox of ${to}, expected a message`);
  return message;
}

function listenForComplaints(page: Page): string[] {
  const complaints: string[] = [];
  page.on("pageerror", (error) => complaints.push(error.message));
  page.on("console", (message) => {
    if (message.type() === "error") complaints.push(message.text());
  });
  page.on("response", (response) => {
    if (response.status() >= 500) complaints.push(`${response.status()} ${response.url()}`);
  });
  return complaints;
}

async function explain(page: Page, complaints: readonly string[]): Promise<void> {
  const file = join(tmpdir(), `journey-${Date.now()}.png`);
  await page.screenshot({ path: file });
  process.emitWarning([`See ${file}, at ${page.url()}`, ...complaints].join("\n"));
}
