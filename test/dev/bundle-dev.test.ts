import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { APP, makeBundle, type Bundle } from "./harness/bundle.ts";

let bundle: Bundle;
beforeAll(async () => {
  bundle = await makeBundle();
});
afterAll(() => bundle.remove());

describe("the bundle", () => {
  test("is one file of a megabyte at most", () => {
    expect(bundle.bytes).toBeLessThanOrEqual(1024 * 1024);
  });

  test("runs an app in an empty folder, at Clerk's own host names and at the plain address", async () => {
    const node = process.execPath;
    const major = process.versions.node.split(".")[0];
    const app = [node, "--input-type=module", "--eval", APP];
    const output = `${major} 200 200 true`;
    expect(await bundle.run(node, "--", ...app)).toEqual({ code: 0, output });
  });

  test("tells how it is started itself", async () => {
    const { output } = await bundle.run(process.execPath, "--help");
    expect(output).toContain("node clerk-dev.mjs [options]");
  });
});
