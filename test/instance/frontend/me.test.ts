import { beforeEach, describe, expect, test } from "vitest";
import { createApp } from "../../../scripts/instance/app.ts";
import { createInstance } from "../../../scripts/instance/instance.ts";
import { totpCode } from "../../../scripts/instance/resources/totp.ts";
import { getUser } from "../../../scripts/instance/resources/user.ts";
import { PASSWORD, signedIn, type SignedIn } from "./signed-in.ts";

const instance = createInstance({ settings: { rateLimited: false } });
const app = createApp(instance);

let ada: SignedIn;
beforeEach(async () => {
  instance.reset();
  ada = await signedIn(app, instance, "ada@example.com");
});

const now = () => getUser(instance, ada.user.id);
const done = async (method: string, path: string, fields?: Record<string, string>) => {
  const answer = await ada.call<{ id: string; secret: string; codes: string[] }>(
    method,
    path,
    fields,
  );
  expect([path, answer.status]).toEqual([path, 200]);
  return answer.body.response;
};

describe("one's own account", () => {
  test("profile and metadata", async () => {
    await done("GET", "/me");
    await done("PATCH", "/me", { first_name: "Augusta", last_name: "" });
    await done("PATCH", "/me/metadata", { unsafe_metadata: JSON.stringify({ theme: "dark" }) });
    expect(now()).toMatchObject({
      firstName: "Augusta",
      lastName: null,
      unsafeMetadata: { theme: "dark" },
    });
  });

  test("email addresses: add, prove, make primary, remove", async () => {
    const added = { email_address: "ada+clerk_test@example.com" };
    const { id } = await done("POST", "/me/email_addresses/", added);
    const path = `/me/email_addresses/${id}`;
    await done("GET", "/me/email_addresses");
    await done("GET", path);
    const early = await ada.call("PATCH", "/me", { primary_email_address_id: id });
    expect(early.status).toBe(422);
    await done("POST", `${path}/prepare_verification`, { strategy: "email_code" });
    await done("POST", `${path}/attempt_verification`, { code: "424242" });
    await done("PATCH", "/me", { primary_email_address_id: id });
    expect(now().primaryEmailAddressId).toBe(id);
    await done("DELETE", path);
    expect(now().emailAddresses).toHaveLength(1);
  });

  test("phone numbers: add, prove, take as second factor, remove", async () => {
    const { id } = await done("POST", "/me/phone_numbers", { phone_number: "+12015550123" });
    const path = `/me/phone_numbers/${id}`;
    await done("GET", "/me/phone_numbers");
    await done("GET", path);
    await done("POST", `${path}/prepare_verification`, { strategy: "phone_code" });
    await done("POST", `${path}/attempt_verification`, { code: "424242" });
    await done("PATCH", path, { reserved_for_second_factor: "true" });
    expect(now().phoneNumbers[0]).toMatchObject({ reservedForSecondFactor: true });
    expect(now().backupCodes).toHaveLength(10);
    await done("DELETE", path);
  });

  test("password: change and remove", async () => {
    const change = { current_password: PASSWORD, new_password: "another-horse-9" };
    await done("POST", "/me/change_password", change);
    const stale = await ada.call("POST", "/me/remove_password", { current_password: PASSWORD });
    expect(stale.status).toBe(422);
    await done("POST", "/me/remove_password", { current_password: "another-horse-9" });
    expect(now().password).toBeNull();
  });

  test("authenticator app and backup codes", async () => {
    const { secret } = await done("POST", "/me/totp");
    expect(now().totpSecret).toBeNull();
    const code = totpCode(secret, instance.now());
    await done("POST", "/me/totp/attempt_verification", { code });
    expect(now().totpSecret).toBe(secret);
    const { codes } = await done("POST", "/me/backup_codes/");
    expect(now().backupCodes).toEqual(codes);
    await done("DELETE", "/me/totp");
    expect(now()).toMatchObject({ totpSecret: null, backupCodes: null });
  });

  test("external accounts: connect, renew, disconnect", async () => {
    const redirect_url = "http://localhost:3000/";
    const fields = { strategy: "oauth_github", redirect_url };
    const { id } = await done("POST", "/me/external_accounts", fields);
    const answer = async () => {
      const secret = now().externalAccounts[0]?.verification?.secret ?? "";
      return app.request(`/v1/oauth_callback?state=${secret}&email=ada@users.example.com`);
    };
    expect((await answer()).headers.get("location")).toBe(redirect_url);
    expect(now().externalAccounts[0]?.verification?.status).toBe("verified");
    await done("PATCH", `/me/external_accounts/${id}/reauthorize`, { redirect_url });
    await done("DELETE", `/me/external_accounts/${id}/tokens`);
    await done("DELETE", `/me/external_accounts/${id}`);
    expect(now().externalAccounts).toEqual([]);
  });

  test("pictures", async () => {
    const body = new FormData();
    body.set("file", new File(["<svg/>"], "me.svg", { type: "image/svg+xml" }));
    const sent = await ada.send("/me/profile_image", { method: "POST", body });
    expect(sent.status).toBe(200);
    const shown = await app.request(`/${now().imageId}`);
    expect(shown.headers.get("content-security-policy")).toContain("sandbox");
    await done("DELETE", "/me/profile_image");
    expect(now().imageId).toBeNull();
  });

  test("sessions on other devices", async () => {
    const other = await signedIn(app, instance, "bob@example.com");
    await done("GET", "/me/sessions/active");
    await done("GET", "/me/sessions");
    const foreign = await ada.call("POST", `/me/sessions/${other.sessionId}/revoke`);
    expect(foreign.status).toBe(404);
  });

  test("what matters wants a factor of the last ten minutes", async () => {
    instance.clock.advance(11 * 60_000);
    expect((await ada.call("DELETE", "/me")).status).toBe(403);
    const path = `/client/sessions/${ada.sessionId}/verify`;
    await done("POST", path, { level: "first_factor" });
    await done("POST", `${path}/prepare_first_factor`, { strategy: "email_code" });
    const proof = { strategy: "password", password: PASSWORD };
    await done("POST", `${path}/attempt_first_factor`, proof);
    await done("DELETE", "/me");
    expect(instance.store.users.size).toBe(0);
  });
});
