import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { expect, test } from "vitest";
import { launchChromium } from "../browser/harness/chromium.ts";
import { enterEmail, enterPassword } from "../browser/harness/people.ts";

const root = join(import.meta.dirname, "../..");

test("the demo signs a person in, in a browser that knows nothing of it", async () => {
  const demo = spawn("npm", ["run", "--silent", "demo"], { cwd: root, detached: true });
  const ended = once(demo, "exit");
  const browser = await launchChromium([]);
  const url = await firstUrl(demo.stdout);
  try {
    const page = await browser.newPage();
    await page.goto(url);
    await page.getByRole("button", { name: "Sign in" }).click();
    await enterEmail(page, "ada+clerk_test@example.com");
    await enterPassword(page, "correct-horse-9");
    await page.getByText("for Ada").waitFor();
  } finally {
    await browser.close();
    process.kill(-(demo.pid ?? 0), "SIGINT");
  }
  await ended;
  await expect.poll(() => isUp(url)).toBe(false);
});

async function firstUrl(output: NodeJS.ReadableStream): Promise<string> {
  let text = "";
  for await (const piece of output) {
    text += String(piece);
    const url = /http:\/\/localhost:\d+/.exec(text)?.[0];
    if (url) return url;
  }
  throw new Error(`Unexpected end of the demo, expected its address:\n${text}`);
}

function isUp(url: string): Promise<boolean> {
  return fetch(url).then(
    () => true,
    () => false,
  );
}
