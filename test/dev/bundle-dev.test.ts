import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { bundleDev } from "../../scripts/dev/bundle-dev.ts";

let folder: string;
let bytes: number;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "bundle-"));
  ({ bytes } = await bundleDev(join(folder, "clerk-dev.mjs")));
}, 30_000);
afterAll(() => rm(folder, { recursive: true }));

/** In the empty folder, with a cache as empty, and nothing of ours in the environment. */
async function run(...args: string[]): Promise<{ code: number; output: string }> {
  const { PATH } = process.env;
  const env = { PATH, HOME: folder, XDG_CACHE_HOME: folder, TMPDIR: folder };
  const child = spawn(process.execPath, ["clerk-dev.mjs", ...args], {
    cwd: folder,
    env,
    stdio: ["ignore", "pipe", "inherit"],
  });
  const [output, [code]] = await Promise.all([
    text(child.stdout),
    once(child, "exit") as Promise<[number]>,
  ]);
  return { code, output: output.trim() };
}

/** What an app does, without any package: through the preload, and at the plain address. */
const APP = `
  const headers = { authorization: "Bearer " + process.env.CLERK_SECRET_KEY };
  const created = await fetch("https://api.clerk.com/v1/users", { method: "POST", headers });
  const { id } = await created.json();
  const found = await fetch(process.env.CLERK_API_URL + "/v1/users/" + id, { headers });
  console.log(created.status, found.status, (await found.json()).id === id);
`;

describe("the bundle", { timeout: 30_000 }, () => {
  test("is one file of a megabyte at most", () => {
    expect(bytes).toBeLessThanOrEqual(1024 * 1024);
  });

  test("runs an app in an empty folder, at Clerk's own host names and at the plain address", async () => {
    const app = [process.execPath, "--input-type=module", "--eval", APP];
    expect(await run("--", ...app)).toEqual({ code: 0, output: "200 200 true" });
  });

  test("tells how it is started itself", async () => {
    expect((await run("--help")).output).toContain("node clerk-dev.mjs [options]");
  });
});
