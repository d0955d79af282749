import { spawn } from "node:child_process";
import { subscribe, unsubscribe } from "node:diagnostics_channel";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { describe, expect, onTestFinished, test } from "vitest";
import { withEnvironment } from "../../scripts/instance/env.ts";
import { EXCHANGES, type Exchange } from "../../scripts/instance/middleware/observe.ts";
import { chromiumOptions } from "../browser/harness/chromium.ts";
import { PASSWORD } from "../browser/harness/people.ts";
import { bareEnvironment } from "./harness/app.ts";
import { grownApp, program } from "./harness/grown-app.ts";
import { inEveryWay, type Running } from "./harness/in-every-way.ts";
import { WAYS } from "./harness/ways.ts";

const CONFIG = "test/sdks/apps/playwright/playwright.config.ts";

/** The runner as its users start it, in the printed environment; yields what it says. */
async function playwright({ dev, app }: Running, output: string): Promise<string> {
  const launch = await chromiumOptions(dev.chromiumFlags);
  const env = { ...dev.env, APP_URL: app.url, LAUNCH_OPTIONS: JSON.stringify(launch) };
  const { stdout } = spawn(
    process.execPath,
    [
      program("@playwright/test/cli.js"),
      "test",
      "-c",
      CONFIG,
      "--reporter=list",
      "--output",
      output,
    ],
    { env: withEnvironment(bareEnvironment(), env), stdio: ["ignore", "pipe", "inherit"] },
  );
  return text(stdout);
}

/** Every testing token that comes with a request, each once. Playwright adds it out of the page's sight. */
function testingTokens(): ReadonlySet<string> {
  const tokens = new Set<string>();
  const note = (message: unknown): void => {
    const { search } = message as Exchange;
    const token = new URLSearchParams(search).get("__clerk_testing_token");
    if (token !== null) tokens.add(token);
  };
  subscribe(EXCHANGES, note);
  onTestFinished(() => void unsubscribe(EXCHANGES, note));
  return tokens;
}

describe("@clerk/testing", async () => {
  const cwd = await grownApp("react");

  inEveryWay(
    { args: [program("vite/bin/vite.js"), "--port", "0"], cwd },
    (running) => {
      test("Playwright signs people in and out", async () => {
        const emailAddress = ["ada+clerk_test@example.com"];
        await running().dev.clerk.users.createUser({ emailAddress, password: PASSWORD });
        const tokens = testingTokens();
        const report = await playwright(running(), join(cwd, "test-results"));
        expect(report).toContain("5 passed");
        expect(report).not.toMatch(/flaky|skipped/);
        expect([...tokens]).toEqual([expect.stringMatching(/^\d+-[\w-]+$/)]);
      });
    },
    [WAYS.both],
  );
});
