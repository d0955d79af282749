import { spawn } from "node:child_process";
import { once } from "node:events";
import { subscribe, unsubscribe } from "node:diagnostics_channel";
import { text } from "node:stream/consumers";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import { EXCHANGES } from "../../scripts/instance/middleware/observe.ts";
import { openPlace, type Place } from "./harness.ts";

/** In an environment that has the keys, as any shell might. */
function suite({ target, folder }: Place, ...args: string[]) {
  const child = spawn(process.execPath, ["--import", "tsx", "scripts/suite.ts", ...args], {
    env: {
      PATH: process.env["PATH"],
      CLERK_SECRET_KEY: target.secretKey,
      CLERK_PUBLISHABLE_KEY: target.publishableKey,
      CLERK_API_URL: target.api,
      XDG_CACHE_HOME: folder,
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  onTestFinished(() => void child.kill("SIGKILL"));
  const ended = Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, "exit") as Promise<[number]>,
  ]).then(([output, errors, [code]]) => ({ code, output, errors }));
  return { child, ended };
}

/** How often the instance has been asked for anything from now on. */
function requests(): { count: number } {
  const seen = { count: 0 };
  const note = () => void seen.count++;
  subscribe(EXCHANGES, note);
  onTestFinished(() => void unsubscribe(EXCHANGES, note));
  return seen;
}

describe("npm run suite", () => {
  test("asks a local instance, whatever keys the environment holds", async () => {
    const place = await openPlace();
    const asked = requests();
    const { code, output } = await suite(place, "sessions").ended;
    expect([code, asked.count]).toEqual([0, 0]);
    expect(output).toBe(
      "Local dev instance: 4 passed, 0 failed\n" +
        "Clerk itself: not run (only with --against clerk, and keys of a development instance)\n",
    );
  });

  test("with --against it runs the same tests over the network, and says which it did not", async () => {
    const place = await openPlace();
    const where = ["--against", "clerk", "--api-url", place.target.api];
    const { code, output } = await suite(place, ...where, "sessions", "users").ended;
    expect(code).toBe(0);
    expect(output).toMatch(/bapi: [1-9]\d* passed, 0 failed, 2 not run: they look inside a local/);
    expect(output).toContain("Clerk itself: not run");
    expect(place.started.instance.store.users.size).toBe(0);
  });

  test("takes away what it created when it is interrupted", async () => {
    const place = await openPlace();
    const { users } = place.started.instance.store;
    const where = ["--against", "clerk", "--api-url", place.target.api];
    const { child, ended } = suite(place, ...where, "users");
    await vi.waitUntil(() => users.size > 0, { timeout: 25_000, interval: 5 });
    child.kill("SIGINT");
    const { code, errors } = await ended;
    expect(errors).toContain("Interrupted; what this run created is taken away.");
    expect([code, users.size]).toEqual([2, 0]);
  });

  test.each([
    [["--against", "production"], "Unexpected --against production, expected clerk"],
    [["passwords"], "Unexpected suite passwords, expected one of users"],
    [["--against", "clerk", "--api-url", "https://a.example"], "Unexpected --api-url"],
  ])("%j is refused with a sentence", async (args, message) => {
    const { code, errors } = await suite(await openPlace(), ...args).ended;
    expect(code).toBe(2);
    expect(errors).toContain(message);
    expect(errors).not.toContain("    at ");
  });
});
