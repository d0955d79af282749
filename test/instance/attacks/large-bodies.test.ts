import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { open, type Started } from "../harness/start.ts";

let started: Started;
beforeAll(async () => {
  started = await open();
});
beforeEach(() => started.instance.reset());
afterAll(() => started.close());

const SIZE = 50 * 1024 * 1024;
const bytes = new Uint8Array(SIZE).fill("x".charCodeAt(0));

/** The same without a length, so that only counting can stop it. */
function chunked(): ReadableStream<Uint8Array> {
  let left = SIZE;
  return new ReadableStream({
    pull: (controller) => {
      controller.enqueue(bytes.subarray(0, 65_536));
      left -= 65_536;
      if (left <= 0) controller.close();
    },
  });
}

/** A server that stops reading may also hang up before the client has read its answer. */
async function send(
  path: string,
  type: string,
  body: Uint8Array | ReadableStream,
): Promise<number | "hung up"> {
  const headers = {
    authorization: `Bearer ${started.instance.keys.secretKey}`,
    "content-type": type,
  };
  const init: RequestInit = { method: "POST", body, headers, duplex: "half" };
  const response = await fetch(`${started.url}${path}`, init).catch(() => undefined);
  return response?.status ?? "hung up";
}

describe("a body of 50 MB", () => {
  test.each([
    ["JSON", "/bapi/v1/users", "application/json"],
    ["a form", "/v1/client/sign_ups", "application/x-www-form-urlencoded"],
    ["an upload", "/bapi/v1/organizations/x/logo", "multipart/form-data; boundary=x"],
    ["to the control API", "/__instance/reset", "application/json"],
  ])("%s is refused or ignored, and the instance goes on", async (_name, path, type) => {
    expect([200, 401, 404, 405, 413, 501, "hung up"]).toContain(await send(path, type, bytes));
    expect([200, 401, 404, 405, 413, 501, "hung up"]).toContain(await send(path, type, chunked()));
    expect(await started.clerk.users.getCount()).toBe(0);
  });

  test("what is read of it is little", async () => {
    const before = process.memoryUsage().rss;
    await send("/bapi/v1/users", "application/json", chunked());
    expect(process.memoryUsage().rss - before).toBeLessThan(SIZE);
  });
});
