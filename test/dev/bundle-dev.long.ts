import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { APP, makeBundle, type Bundle } from "./harness/bundle.ts";

let bundle: Bundle;
beforeAll(async () => {
  bundle = await makeBundle();
});
afterAll(() => bundle.remove());

/** Where npm keeps it, once it has fetched it: a package with Node itself inside. */
async function nodeFromNpm(version: string): Promise<string> {
  const args = ["--yes", `node@${version}`, "--print", "process.execPath"];
  const { stdout } = await promisify(execFile)("npx", args);
  return stdout.trim();
}

describe("the bundle on other versions of Node", () => {
  test.each(["20.19.0", "22.23.3"])("runs an app on %s, in an empty folder", async (version) => {
    const node = await nodeFromNpm(version);
    const app = [node, "--input-type=module", "--eval", APP];
    const output = `${version.split(".")[0]} 200 200 true`;
    expect(await bundle.run(node, "--", ...app)).toEqual({ code: 0, output });
  });
});
