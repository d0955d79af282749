import { beforeEach, describe, expect, test } from "vitest";
import { createApp } from "../../../scripts/instance/app.ts";
import { createInstance } from "../../../scripts/instance/instance.ts";
import { getUser } from "../../../scripts/instance/resources/user.ts";
import { createAuthenticator } from "./authenticator.ts";
import { newBrowser, type Browser } from "./browser.ts";
import { signedIn, type SignedIn } from "./signed-in.ts";

const instance = createInstance({ settings: { rateLimited: false, passkeys: true } });
const app = createApp(instance);
const RP_ID = new URL(instance.origins.portal).hostname;
const ADA = "ada@example.com";

interface Passkey {
  id: string;
  verification: { status: string; nonce: string };
}
interface SignIn {
  id: string;
  status: string;
  first_factor_verification: { nonce: string };
}

const challengeIn = (nonce: string) => (JSON.parse(nonce) as { challenge: string }).challenge;

const start = async (who: SignedIn) => {
  const { body } = await who.call<Passkey>("POST", "/me/passkeys");
  const { id, verification } = body.response;
  const prove = (public_key_credential: string) =>
    who.call<Passkey>("POST", `/me/passkeys/${id}/attempt_verification`, { public_key_credential });
  return { id, prove, asked: { challenge: challengeIn(verification.nonce), rpId: RP_ID } };
};

const signIn = async (fields: Record<string, string> = { strategy: "passkey" }) => {
  const browser: Browser = await newBrowser(app);
  const { body } = await browser.call<SignIn>("POST", "/client/sign_ins", fields);
  const { id, first_factor_verification: waiting } = body.response;
  const answer = (public_key_credential: string) =>
    browser.call<SignIn>("POST", `/client/sign_ins/${id}/attempt_first_factor`, {
      strategy: "passkey",
      public_key_credential,
    });
  return { answer, asked: { challenge: challengeIn(waiting.nonce), rpId: RP_ID } };
};

let ada: SignedIn;
let device: ReturnType<typeof createAuthenticator>;
beforeEach(async () => {
  instance.reset();
  ada = await signedIn(app, instance, ADA);
  device = createAuthenticator();
});

const withPasskey = async () => {
  const { id, prove, asked } = await start(ada);
  await prove(device.make(asked));
  return id;
};

describe("a passkey is made", () => {
  test("once, and named, read, shown and removed by its owner", async () => {
    const { id, prove, asked } = await start(ada);
    expect(getUser(instance, ada.user.id).passkeys[0]?.credentialId).toBeNull();
    expect((await prove(device.make(asked))).body.response.verification.status).toBe("verified");
    await ada.call("PATCH", `/me/passkeys/${id}`, { name: "Phone" });
    const { body } = await ada.call<{ passkeys: unknown[] }>("GET", "/me");
    expect(body.response.passkeys).toMatchObject([{ id, name: "Phone" }]);
    const other = await signedIn(app, instance, "bob@example.com");
    expect((await other.call("DELETE", `/me/passkeys/${id}`)).status).toBe(404);
    expect((await ada.call("DELETE", `/me/passkeys/${id}`)).status).toBe(200);
    expect(getUser(instance, ada.user.id).passkeys).toEqual([]);
  });

  test.each([
    ["for another challenge", { challenge: "another" }],
    ["on a foreign page", { origin: "https://evil.example" }],
    ["for a foreign relying party", { rpId: "evil.example", origin: `https://${RP_ID}` }],
    ["by using one", { type: "webauthn.get" }],
    ["with nobody proven", { flags: 0x41 }],
    ["without a credential", { flags: 0x05 }],
  ])("not %s", async (_name, wrong) => {
    const { prove, asked } = await start(ada);
    expect((await prove(device.make({ ...asked, ...wrong }))).status).toBe(422);
  });

  test("not by a device that has one already, nor after five minutes, nor by nonsense", async () => {
    await withPasskey();
    const again = await start(ada);
    expect((await again.prove(device.make(again.asked))).status).toBe(422);
    const late = await start(ada);
    const made = createAuthenticator("another").make(late.asked);
    instance.clock.advance(5 * 60_000);
    expect((await late.prove(made)).status).toBe(422);
    expect((await late.prove("{}")).status).toBe(422);
  });
});

describe("a passkey signs in", () => {
  test("who it belongs to, named or not", async () => {
    await withPasskey();
    const nameless = await signIn();
    const used = await nameless.answer(device.use(nameless.asked));
    expect(used.body.response.status).toBe("complete");
    const last = [...instance.store.signIns.all()].at(-1);
    expect(last?.firstFactor?.expireAt).toBeGreaterThan(instance.now());
  });

  test.each([
    ["with another challenge", { challenge: "another" }],
    ["from a foreign page", { origin: "https://evil.example" }],
    ["for a foreign relying party", { rpId: "evil.example", origin: `https://${RP_ID}` }],
    ["by making one", { type: "webauthn.create" }],
    ["with nobody proven", { flags: 0x01 }],
  ])("not %s", async (_name, wrong) => {
    await withPasskey();
    const { answer, asked } = await signIn();
    expect((await answer(device.use({ ...asked, ...wrong }))).status).toBe(422);
  });

  test("not by another device's key, nor by a copy of it that counts less", async () => {
    await withPasskey();
    const forged = await signIn();
    expect((await forged.answer(createAuthenticator().use(forged.asked))).status).toBe(422);
    const first = await signIn();
    await first.answer(device.use({ ...first.asked, signCount: 7 }));
    const copy = await signIn();
    const counted = device.use({ ...copy.asked, signCount: 7 });
    expect((await copy.answer(counted)).status).toBe(422);
  });

  test("not twice with one proof, nor by way of an email link", async () => {
    await withPasskey();
    const first = await signIn();
    const proof = device.use(first.asked);
    await first.answer(proof);
    const second = await signIn();
    expect((await second.answer(proof)).status).toBe(422);
    const opened = await app.request(`/v1/verify?token=${second.asked.challenge}`);
    expect(opened.status).toBe(422);
  });

  test("not who is locked out", async () => {
    await withPasskey();
    const user = getUser(instance, ada.user.id);
    instance.store.users.put({ ...user, locked: true });
    const { answer, asked } = await signIn();
    expect((await answer(device.use(asked))).status).toBe(403);
  });
});

test("passkeys are made only where they are switched on", async () => {
  const plain = createInstance();
  const plainApp = createApp(plain);
  const bob = await signedIn(plainApp, plain, "bob@example.com");
  expect((await bob.call("POST", "/me/passkeys")).status).toBe(403);
});
