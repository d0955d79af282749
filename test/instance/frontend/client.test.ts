import { beforeEach, describe, expect, test } from "vitest";
import { createApp } from "../../../scripts/instance/app.ts";
import { createInstance } from "../../../scripts/instance/instance.ts";
import { createTestingToken } from "../../../scripts/instance/resources/testing-token.ts";
import { updateSettings } from "../../../scripts/instance/resources/settings.ts";
import { newBrowser } from "./browser.ts";
import { signedIn } from "./signed-in.ts";

const instance = createInstance({ settings: { rateLimited: false } });
const app = createApp(instance);
beforeEach(() => instance.reset());

describe("a client", () => {
  test("begins empty, and has a session after a sign-in", async () => {
    const browser = await newBrowser(app);
    expect((await browser.call("GET", "/client")).body.response).toBeNull();
    await browser.call("PUT", "/client");
    const ada = await signedIn(app, instance, "ada@example.com");
    const path = `/client/sessions/${ada.sessionId}`;
    expect((await ada.call("GET", path)).status).toBe(200);
    expect((await ada.call("POST", `${path}/touch`)).status).toBe(200);
    const minted = await ada.send(`${path}/tokens`, { method: "POST" });
    expect(await minted.json()).toMatchObject({ object: "token" });
    expect((await ada.call("POST", `${path}/end`)).status).toBe(200);
    expect((await ada.send(`${path}/tokens`, { method: "POST" })).status).toBe(401);
  });

  test.each(["DELETE /client", "DELETE /client/sessions", "POST /client/sessions/:id/remove"])(
    "is signed out by %s",
    async (operation) => {
      const ada = await signedIn(app, instance, "ada@example.com");
      const [method = "", path = ""] = operation.split(" ");
      await ada.call(method, path.replace(":id", ada.sessionId));
      expect((await ada.call("GET", "/me")).status).toBe(401);
    },
  );

  test.each([
    "/v1/environment",
    "/v1/account_portal",
    "/v1/health",
    "/v1/proxy-health",
    "/v1/clear-site-data",
    "/v1/dev_browser/init",
    "/.well-known/jwks.json",
    "/.well-known/openid-configuration",
    "/.well-known/oauth-authorization-server",
    "/.well-known/webauthn",
    "/.well-known/assetlinks.json",
    "/.well-known/apple-app-site-association",
  ])("may read %s before it is anybody", async (path) => {
    expect((await app.request(path)).status).toBe(200);
  });
});

describe("a handshake", () => {
  const handshake = (query: string) => app.request(`/v1/client/handshake?${query}`);
  const back = encodeURIComponent("http://localhost:3000/page");

  test("gives a nonce whose directives the Backend API hands out once", async () => {
    const response = await handshake(`redirect_url=${back}&format=nonce`);
    const target = new URL(response.headers.get("location") ?? "");
    const nonce = target.searchParams.get("__clerk_handshake_nonce");
    const headers = { authorization: `Bearer ${instance.keys.secretKey}` };
    const claim = () =>
      app.request(`/bapi/v1/clients/handshake_payload?nonce=${nonce}`, { headers });
    const { directives } = (await (await claim()).json()) as { directives: string[] };
    expect(directives.some((directive) => directive.startsWith("__clerk_db_jwt="))).toBe(true);
    expect((await claim()).status).toBe(404);
  });

  test("gives a signed token where no format is asked for", async () => {
    const response = await handshake(`redirect_url=${back}`);
    expect(response.headers.get("location")).toMatch(/__clerk_handshake=[\w-]+\.[\w-]+\.[\w-]+/);
  });

  test.each(["https://evil.example/", "javascript:alert(1)", "//evil.example", ""])(
    "never leads to %j",
    async (url) => {
      expect((await handshake(`redirect_url=${encodeURIComponent(url)}`)).status).toBe(422);
    },
  );
});

describe("limits", () => {
  test("hold sign-ins of one address, and let a testing token past", async () => {
    updateSettings(instance, { rateLimited: true });
    const browser = await newBrowser(app);
    const start = (query = "") => browser.send(`/client/sign_ins${query}`, { method: "POST" });
    const allowed = await Promise.all(Array.from({ length: 5 }, () => start()));
    expect(allowed.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200]);
    const refused = await start();
    expect([refused.status, refused.headers.get("retry-after")]).toEqual([429, "10"]);
    const { id } = createTestingToken(instance);
    expect((await start(`?__clerk_testing_token=${id}`)).status).toBe(200);
    instance.clock.advance(10_000);
    expect((await start()).status).toBe(200);
  });
});
