import { beforeEach, describe, expect, test } from "vitest";
import { createApp } from "../../../scripts/instance/app.ts";
import { createInstance } from "../../../scripts/instance/instance.ts";
import { listMessages } from "../../../scripts/instance/resources/message.ts";
import { newTotpSecret, totpCode } from "../../../scripts/instance/resources/totp.ts";
import { countUsers } from "../../../scripts/instance/resources/user-list.ts";
import { createUser, type UserInput } from "../../../scripts/instance/resources/user.ts";
import { newBrowser, type Browser } from "./browser.ts";

const instance = createInstance({ settings: { rateLimited: false } });
const app = createApp(instance);
const ADA = "ada@example.com";
const PHONE = "+12015550123";
const PASSWORD = "correct-horse-9";

let browser: Browser;
beforeEach(async () => {
  instance.reset();
  browser = await newBrowser(app);
});

interface SignIn {
  id: string;
  status: string;
  created_session_id: string | null;
  first_factor_verification: { external_verification_redirect_url?: string; status: string } | null;
}

const ada = (input: UserInput = {}) =>
  createUser(instance, {
    emailAddresses: [{ emailAddress: ADA }],
    phoneNumbers: [{ phoneNumber: PHONE }],
    password: { plain: PASSWORD },
    ...input,
  });
const create = (fields: Record<string, string>) =>
  browser.call<SignIn>("POST", "/client/sign_ins", fields);
const act = (id: string, action: string, fields: Record<string, string>) =>
  browser.call<SignIn>("POST", `/client/sign_ins/${id}/${action}`, fields);
const code = (to: string) => listMessages(instance, to)[0]?.code ?? "";

describe("signing in", () => {
  test("a password in the first call is enough", async () => {
    ada();
    const { body } = await create({ identifier: ADA, strategy: "password", password: PASSWORD });
    expect(body.response.status).toBe("complete");
    expect(body.client?.sessions[0]?.id).toBe(body.response.created_session_id);
  });

  test.each([
    ["email_code", ADA],
    ["phone_code", PHONE],
  ])("%s is sent, and proves the factor", async (strategy, to) => {
    const { emailAddresses, phoneNumbers } = ada();
    const { response } = (await create({ identifier: to })).body;
    expect(response.status).toBe("needs_first_factor");
    const ids = {
      email_address_id: emailAddresses[0]?.id ?? "",
      phone_number_id: phoneNumbers[0]?.id ?? "",
    };
    await act(response.id, "prepare_first_factor", { strategy, ...ids });
    const wrong = await act(response.id, "attempt_first_factor", { strategy, code: "000000" });
    expect(wrong.status).toBe(422);
    const right = await act(response.id, "attempt_first_factor", { strategy, code: code(to) });
    expect(right.body.response.status).toBe("complete");
    const seen = await browser.call<SignIn>("GET", `/client/sign_ins/${response.id}`);
    expect(seen.body.response.status).toBe("complete");
  });

  test("a code has its end: five wrong ones, or ten minutes", async () => {
    ada();
    const { response } = (await create({ identifier: ADA, strategy: "email_code" })).body;
    const attempt = (value: string) =>
      act(response.id, "attempt_first_factor", { strategy: "email_code", code: value });
    await Promise.all(["1", "2", "3", "4", "5"].map(attempt));
    expect((await attempt(code(ADA))).status).toBe(422);
    await act(response.id, "prepare_first_factor", { strategy: "email_code" });
    instance.clock.advance(11 * 60_000);
    expect((await attempt(code(ADA))).status).toBe(422);
  });

  test("a reset code asks for a new password before anything else", async () => {
    ada();
    const { response } = (await create({ identifier: ADA })).body;
    const early = await act(response.id, "reset_password", { password: "another-horse-9" });
    expect(early.status).toBe(422);
    const strategy = "reset_password_email_code";
    await act(response.id, "prepare_first_factor", { strategy });
    const proven = await act(response.id, "attempt_first_factor", { strategy, code: code(ADA) });
    expect(proven.body.response.status).toBe("needs_new_password");
    const reset = await act(response.id, "reset_password", { password: "another-horse-9" });
    expect(reset.body.response.status).toBe("complete");
  });

  test("a second factor is asked for, and cannot come first", async () => {
    const totpSecret = newTotpSecret();
    const user = ada({ totpSecret });
    const [phone] = user.phoneNumbers;
    if (phone) {
      const phoneNumbers = [{ ...phone, reservedForSecondFactor: true }];
      instance.store.users.put({ ...user, phoneNumbers });
    }
    const { response } = (await create({ identifier: ADA })).body;
    const totp = { strategy: "totp", code: totpCode(totpSecret, instance.now()) };
    expect((await act(response.id, "attempt_second_factor", totp)).status).toBe(422);
    const first = { strategy: "password", password: PASSWORD };
    const half = await act(response.id, "attempt_first_factor", first);
    expect(half.body.response).toMatchObject({ status: "needs_second_factor" });
    await act(response.id, "prepare_second_factor", { strategy: "phone_code" });
    const sms = { strategy: "phone_code", code: code(PHONE) };
    const done = await act(response.id, "attempt_second_factor", sms);
    expect(done.body.response.status).toBe("complete");
  });

  test("an email link signs in the browser that asked for it", async () => {
    ada();
    const { response } = (await create({ identifier: ADA })).body;
    const redirect_url = "http://localhost:3000/verify";
    await act(response.id, "prepare_first_factor", { strategy: "email_link", redirect_url });
    const link = new URL(listMessages(instance, ADA)[0]?.link ?? "");
    const opened = await app.request(`${link.pathname}${link.search}`);
    expect(opened.headers.get("location")).toContain("__clerk_status=verified");
    const { body } = await browser.call<SignIn>("GET", `/client/sign_ins/${response.id}`);
    expect(body.response.status).toBe("complete");
  });

  test("a provider's answer is believed once", async () => {
    const urls = {
      redirect_url: "http://localhost:3000/callback",
      action_complete_redirect_url: "http://localhost:3000/",
    };
    const { response } = (await create({ strategy: "oauth_google", ...urls })).body;
    const page = response.first_factor_verification?.external_verification_redirect_url ?? "";
    const state = new URL(page).searchParams.get("state") ?? "";
    expect((await app.request(new URL(page).pathname + new URL(page).search)).status).toBe(200);
    const answer = `/v1/oauth_callback?state=${state}&email=${encodeURIComponent(ADA)}`;
    expect((await app.request(answer)).status).toBe(303);
    expect((await app.request(answer)).status).toBe(400);
    const { body } = await browser.call<{ status: string }>("POST", "/client/sign_ups", {
      transfer: "true",
    });
    expect(body.response.status).toBe("complete");
    const [account] = [...instance.store.users.all()][0]?.externalAccounts ?? [];
    const providerUserIds = [account?.providerUserId ?? ""];
    expect(countUsers(instance, { provider: "oauth_google", providerUserIds })).toBe(1);
    expect(countUsers(instance, { provider: "oauth_github", providerUserIds })).toBe(0);
    expect(countUsers(instance, { provider: "oauth_google", providerUserIds: ["x"] })).toBe(0);
  });

  test("a second session on a client is refused where one is the rule", async () => {
    ada();
    const fields = { identifier: ADA, strategy: "password", password: PASSWORD };
    await create(fields);
    expect((await create(fields)).status).toBe(400);
  });
});
