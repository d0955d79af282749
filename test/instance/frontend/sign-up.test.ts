import { beforeEach, describe, expect, test } from "vitest";
import { createApp } from "../../../scripts/instance/app.ts";
import { createInstance } from "../../../scripts/instance/instance.ts";
import { listMessages } from "../../../scripts/instance/resources/message.ts";
import { addRestrictedIdentifier } from "../../../scripts/instance/resources/restricted-identifier.ts";
import { settings, updateSettings } from "../../../scripts/instance/resources/settings.ts";
import { newBrowser, type Browser } from "./browser.ts";

const instance = createInstance({ settings: { rateLimited: false } });
const app = createApp(instance);
const ADA = { email_address: "ada@example.com", password: "correct-horse-9" };

let browser: Browser;
beforeEach(async () => {
  instance.reset();
  browser = await newBrowser(app);
});

interface SignUp {
  id: string;
  status: string;
  missing_fields: string[];
  unverified_fields: string[];
  verifications: { email_address: { strategy: string } | null };
  created_user_id: string | null;
}

const create = (fields: Record<string, string>) =>
  browser.call<SignUp>("POST", "/client/sign_ups", fields);

describe("signing up", () => {
  test("goes from missing to unverified to complete", async () => {
    const first = (await create({ email_address: ADA.email_address })).body.response;
    expect(first).toMatchObject({ status: "missing_requirements", missing_fields: ["password"] });
    const path = `/client/sign_ups/${first.id}`;
    const { password } = ADA;
    const second = (await browser.call<SignUp>("PATCH", path, { password })).body.response;
    expect(second.unverified_fields).toEqual(["email_address"]);
    const strategy = "email_code";
    await browser.call("POST", `${path}/prepare_verification`, { strategy });
    const code = listMessages(instance, ADA.email_address)[0]?.code ?? "";
    const attempt = { strategy, code };
    const { body } = await browser.call<SignUp>("POST", `${path}/attempt_verification`, attempt);
    expect(body.response.status).toBe("complete");
    expect((await browser.call<SignUp>("GET", path)).body.response.created_user_id).not.toBeNull();
    expect(instance.store.users.size).toBe(1);
  });

  test("names no strategy before one is prepared, or the UI would skip that step", async () => {
    const { response } = (await create(ADA)).body;
    expect(response.verifications.email_address).toBeNull();
  });

  test.each([
    ["a short password", { ...ADA, password: "short" }],
    ["an address that is none", { ...ADA, email_address: "ada" }],
    ["metadata that is no object", { ...ADA, unsafe_metadata: "[" }],
  ])("refuses %s", async (_name, fields) => {
    expect((await create(fields)).status).toBe(422);
  });

  test.each(["restricted", "waitlist"] as const)("is closed where it is %s", async (signUpMode) => {
    updateSettings(instance, { signUpMode });
    expect((await create(ADA)).status).toBe(403);
  });

  test("is closed to who is on the blocklist", async () => {
    addRestrictedIdentifier(instance, "blocklistIdentifiers", ADA.email_address);
    updateSettings(instance, {
      restrictions: { ...settings(instance).restrictions, blocklist: true },
    });
    expect((await create(ADA)).status).toBe(403);
  });

  test("keeps metadata that the page sends", async () => {
    const { response } = (
      await create({ ...ADA, unsafe_metadata: JSON.stringify({ plan: "free" }) })
    ).body;
    expect(instance.store.signUps.get(response.id)?.unsafeMetadata).toEqual({ plan: "free" });
  });

  test("waits for an approval on the waitlist", async () => {
    const { email_address } = ADA;
    const response = await browser.send("/waitlist", {
      method: "POST",
      body: new URLSearchParams({ email_address }),
    });
    expect(response.status).toBe(200);
    expect(instance.store.waitlistEntries.size).toBe(1);
  });
});
