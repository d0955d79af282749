import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openFront, type Fronted } from "../harness/child.ts";

let folder: string;
let fronted: Fronted;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "certificates-"));
  fronted = await openFront(folder);
});
afterAll(async () => {
  await fronted.close();
  await rm(folder, { recursive: true });
});

describe("at Clerk's own host names", () => {
  test("an unmodified @clerk/backend reaches the instance", async () => {
    const id = await fronted.run(`
      import { createClerkClient } from "@clerk/backend";
      const clerk = createClerkClient({ secretKey: process.env.CLERK_SECRET_KEY });
      console.log((await clerk.users.createUser({ firstName: "Ada" })).id);
    `);
    expect(fronted.instance.store.users.get(id)?.firstName).toBe("Ada");
  });

  test.each([
    ["fetch", `await fetch(url).catch(({ cause }) => console.log(cause.code))`],
    [
      "https",
      `(await import("node:https")).get(url).on("error", (error) => console.log(error.code))`,
    ],
    [
      "dns",
      `await (await import("node:dns/promises")).lookup(new URL(url).hostname).catch((error) => console.log(error.code))`,
    ],
  ])("any other Clerk host is refused through %s", async (_name, code) => {
    const output = await fronted.run(
      `const url = "https://clerk.other-1.clerk.accounts.dev/"; ${code}`,
    );
    expect(output).toBe("ERR_CLERK_HOST_REFUSED");
  });

  test("https without any SDK is trusted for the mapped hosts", async () => {
    const output = await fronted.run(`
      import https from "node:https";
      https.get("https://${fronted.instance.keys.host}/.well-known/jwks.json", (response) => {
        console.log(response.statusCode, response.socket.authorized);
        response.resume();
      });
    `);
    expect(output).toBe("200 true");
  });
});
