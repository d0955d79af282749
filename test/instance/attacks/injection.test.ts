import { connect } from "node:net";
import { text } from "node:stream/consumers";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { open, type Started } from "../harness/start.ts";

let started: Started;
beforeAll(async () => {
  started = await open();
});
afterAll(() => started.close());

const authorization = () => `Bearer ${started.instance.keys.secretKey}`;

/** One request as bytes, for what no client would send. */
function raw(lines: string[]): Promise<string> {
  const { hostname, port } = new URL(started.url);
  const socket = connect(Number(port), hostname);
  socket.end(`${lines.join("\r\n")}\r\n\r\n`);
  return text(socket);
}

describe("paths", () => {
  test.each([
    "/npm/@clerk/clerk-js@6/dist/..%2f..%2fpackage.json",
    "/npm/@clerk/clerk-js@6/dist/%2e%2e%2f%2e%2e%2fpackage.json",
    "/npm/@clerk/..%2f..%2fhono/dist/index.js",
    "/npm/@clerk/clerk-js@6/dist/clerk.browser.js%00.txt",
    "/__images/..%2f..%2fpackage.json",
    "/..%2f..%2fpackage.json",
    "/assets/..%2f..%2fpackage.json",
    "/v1/%E0%A4%A",
    `/v1/${"x".repeat(12_000)}`,
  ])("%s leads to no file and to no crash", async (path) => {
    const answer = await raw([`GET ${path} HTTP/1.1`, "Host: localhost", "Connection: close"]);
    expect(answer).not.toContain('"name":');
    expect(answer).not.toMatch(/^HTTP\/1\.1 500/);
  });

  test.each(["constructor", "__proto__", "toString", "..", "%00", "a%0d%0aSet-Cookie:%20x=1"])(
    "an id called %s is not found",
    async (id) => {
      const headers = { authorization: authorization() };
      const response = await fetch(`${started.backend}/v1/users/${id}/x`, { headers });
      expect(response.status).toBe(404);
      expect(response.headers.has("set-cookie")).toBe(false);
    },
  );
});

describe("headers", () => {
  test.each([
    ["two hosts", ["Host: localhost", "Host: evil.example"]],
    ["no host", []],
    ["a host that is none", ["Host: lo cal/host"]],
    ["length and chunks", ["Host: localhost", "Content-Length: 4", "Transfer-Encoding: chunked"]],
    ["a folded header", ["Host: localhost", "X-A: 1", " Authorization: Bearer x"]],
  ])("%s: no user is listed and nothing breaks", async (_name, lines) => {
    const answer = await raw(["GET /bapi/v1/users HTTP/1.1", ...lines, "Connection: close"]);
    expect(answer).toMatch(/^HTTP\/1\.1 4\d\d/);
  });

  test.each(["redirect_url", "format", "organization_id"])(
    "line ends in %s stay out of the answer's headers",
    async (name) => {
      const url = new URL(`${started.url}/v1/client/handshake?redirect_url=http://localhost:3000/`);
      url.searchParams.set(name, "http://localhost:3000/\r\nSet-Cookie: stolen=1\r\n\r\n<script>");
      const response = await fetch(url, { redirect: "manual" });
      expect(response.status).toBeLessThan(500);
      expect(response.headers.has("set-cookie")).toBe(false);
    },
  );
});

describe("prototype keys", () => {
  const post = (path: string, body: string, type: string) =>
    fetch(`${started.backend}/v1${path}`, {
      method: "POST",
      body,
      headers: { authorization: authorization(), "content-type": type },
    });

  test.each([
    ["at the top", '{"__proto__":{"polluted":1}}', "application/json"],
    ["deep inside", '{"public_metadata":{"a":[{"__proto__":{"polluted":1}}]}}', "application/json"],
    ["spelled with escapes", '{"\\u005f\\u005fproto__":{"polluted":1}}', "application/json"],
    ["by the constructor", '{"constructor":{"prototype":{"polluted":1}}}', "application/json"],
    ["as a form's name", "__proto__=1", "application/x-www-form-urlencoded"],
  ])("%s are refused", async (_name, body, type) => {
    expect((await post("/users", body, type)).status).toBe(400);
    expect({}).not.toHaveProperty("polluted");
  });

  test("spelled with brackets in a form are nothing but a name", async () => {
    const { status } = await post(
      "/users",
      "__proto__[polluted]=1",
      "application/x-www-form-urlencoded",
    );
    expect(status).toBeLessThan(500);
    expect({}).not.toHaveProperty("polluted");
  });

  test("in a query change no prototype", async () => {
    const url = `${started.backend}/v1/users?__proto__=x&constructor=y&__proto__[polluted]=1`;
    const response = await fetch(url, { headers: { authorization: authorization() } });
    expect(response.status).toBeLessThan(500);
    expect({}).not.toHaveProperty("polluted");
  });

  test.each(["constructor", "toString", "__proto__", "hasOwnProperty"])(
    "a hasher called %s believes no password",
    async (hasher) => {
      const digest = JSON.stringify({ password_digest: "x", password_hasher: hasher });
      const created = await post("/users", digest, "application/json");
      const { id = "none" } = (await created.json()) as { id?: string };
      const guess = JSON.stringify({ password: "anything" });
      const response = await post(`/users/${id}/verify_password`, guess, "application/json");
      expect(response.status).not.toBe(200);
      expect(response.status).not.toBe(500);
    },
  );
});
