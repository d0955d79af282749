import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { totpCode } from "../../../scripts/instance/resources/totp.ts";
import { localTest, openSubject, type Subject } from "../harness/subject.ts";

const SECRET = "JBSWY3DPEHPK3PXP";

let started: Subject;
let adaId: string;
beforeAll(async () => {
  started = await openSubject();
});
beforeEach(async () => {
  await started.startOver();
  const user = await started.clerk.users.createUser({
    emailAddress: ["ada@example.com"],
    password: "correct horse",
    publicMetadata: { a: { b: 1 }, c: 2 },
    totpSecret: SECRET,
    backupCodes: ["backup-1"],
  });
  adaId = user.id;
});
afterAll(() => started.close());

describe("parts of a user through @clerk/backend", () => {
  test("metadata is merged or replaced", async () => {
    const { users } = started.clerk;
    const merge = { publicMetadata: { a: { d: 3 }, c: null } };
    const merged = await users.updateUserMetadata(adaId, merge);
    expect(merged.publicMetadata).toEqual({ a: { b: 1, d: 3 } });
    const replaced = await users.replaceUserMetadata(adaId, { publicMetadata: { e: 4 } });
    expect(replaced.publicMetadata).toEqual({ e: 4 });
  });

  test("a banned user loses their sessions until unbanned", async () => {
    const { users, sessions } = started.clerk;
    const { id } = await sessions.createSession({ userId: adaId });
    expect((await users.banUser(adaId)).banned).toBe(true);
    expect((await sessions.getSession(id)).status).toBe("revoked");
    expect((await users.unbanUser(adaId)).banned).toBe(false);
  });

  localTest("a lock ends by itself after an hour", async () => {
    const { users } = started.clerk;
    expect((await users.lockUser(adaId)).locked).toBe(true);
    started.instance.clock.advance(61 * 60 * 1000);
    expect((await users.getUser(adaId)).locked).toBe(false);
    await users.lockUser(adaId);
    expect((await users.unlockUser(adaId)).locked).toBe(false);
  });

  test("a password is verified, and refused when wrong or gone", async () => {
    const { users } = started.clerk;
    const verify = (password: string) => users.verifyPassword({ userId: adaId, password });
    expect(await verify("correct horse")).toMatchObject({ verified: true });
    await expect(verify("wrong horse")).rejects.toMatchObject({
      status: 422,
      errors: [{ code: "incorrect_password" }],
    });
    expect((await users.removePassword(adaId)).passwordEnabled).toBe(false);
    await expect(verify("correct horse")).rejects.toMatchObject({ status: 400 });
  });

  test.each([
    ["stay when a password changes", {}, "active"],
    ["end with it when that is asked for", { signOutOfOtherSessions: true }, "revoked"],
  ])("sessions %s", async (_name, choice, status) => {
    const { sessions, users } = started.clerk;
    const { id } = await sessions.createSession({ userId: adaId });
    await users.updateUser(adaId, { password: "another-horse-9", ...choice });
    expect((await sessions.getSession(id)).status).toBe(status);
  });

  test("an imported password is verified", async () => {
    const { users } = started.clerk;
    const passwordDigest = "5f4dcc3b5aa765d61d8327deb882cf99";
    const { id } = await users.createUser({ passwordHasher: "md5", passwordDigest });
    const verified = users.verifyPassword({ userId: id, password: "password" });
    expect(await verified).toMatchObject({ verified: true });
  });

  test("codes of the authenticator app are verified, backup codes once", async () => {
    const { users } = started.clerk;
    const verify = (code: string) => users.verifyTOTP({ userId: adaId, code });
    const code = totpCode(SECRET, Date.now());
    expect(await verify(code)).toMatchObject({ verified: true, code_type: "totp" });
    expect(await verify("backup-1")).toMatchObject({ code_type: "backup_code" });
    await expect(verify("backup-1")).rejects.toMatchObject({ status: 422 });
  });

  test("second factors are taken away one by one or together", async () => {
    const { users } = started.clerk;
    await users.deleteUserBackupCodes(adaId);
    expect(await users.getUser(adaId)).toMatchObject({
      backupCodeEnabled: false,
      totpEnabled: true,
    });
    await users.deleteUserTOTP(adaId);
    expect((await users.getUser(adaId)).totpEnabled).toBe(false);
    await users.updateUser(adaId, { totpSecret: SECRET });
    await users.disableUserMFA(adaId);
    expect((await users.getUser(adaId)).twoFactorEnabled).toBe(false);
  });

  test("a profile image is set and removed", async () => {
    const { users } = started.clerk;
    const file = new Blob([new Uint8Array([1, 2, 3])], { type: "image/png" });
    expect((await users.updateUserProfileImage(adaId, { file })).hasImage).toBe(true);
    expect((await users.deleteUserProfileImage(adaId)).hasImage).toBe(false);
  });

  test("a file that is no image is refused", async () => {
    const file = new Blob(["#!/bin/sh"], { type: "text/plain" });
    await expect(started.clerk.users.updateUserProfileImage(adaId, { file })).rejects.toMatchObject(
      { status: 400, errors: [{ code: "image_type_invalid" }] },
    );
  });
});

describe("email addresses through @clerk/backend", () => {
  test("one is added, verified, made primary and deleted", async () => {
    const { emailAddresses, users } = started.clerk;
    const added = await emailAddresses.createEmailAddress({
      userId: adaId,
      emailAddress: "Second@example.com",
    });
    expect(added).toMatchObject({ emailAddress: "second@example.com", verification: null });
    await emailAddresses.updateEmailAddress(added.id, { verified: true, primary: true });
    expect((await emailAddresses.getEmailAddress(added.id)).verification?.status).toBe("verified");
    expect((await users.getUser(adaId)).primaryEmailAddressId).toBe(added.id);
    await emailAddresses.deleteEmailAddress(added.id);
    const { primaryEmailAddress } = await users.getUser(adaId);
    expect(primaryEmailAddress?.emailAddress).toBe("ada@example.com");
  });

  test("a user's addresses are replaced by one", async () => {
    const { users } = started.clerk;
    await users.replaceUserEmailAddress(adaId, { emailAddress: "new@example.com" });
    const { emailAddresses } = await users.getUser(adaId);
    expect(emailAddresses.map(({ emailAddress }) => emailAddress)).toEqual(["new@example.com"]);
  });

  test("another user's address cannot become primary", async () => {
    const { users } = started.clerk;
    const bob = await users.createUser({ emailAddress: ["bob@example.com"] });
    const primaryEmailAddressID = bob.primaryEmailAddressId ?? "";
    await expect(users.updateUser(adaId, { primaryEmailAddressID })).rejects.toMatchObject({
      status: 404,
    });
  });

  test("another user's address is refused", async () => {
    const { users, emailAddresses } = started.clerk;
    const { id: userId } = await users.createUser({ firstName: "Bob" });
    await expect(
      emailAddresses.createEmailAddress({ userId, emailAddress: "ada@example.com" }),
    ).rejects.toMatchObject({ status: 422, errors: [{ code: "form_identifier_exists" }] });
  });
});

describe("phone numbers through @clerk/backend", () => {
  test("one is added, reserved as second factor and deleted", async () => {
    const { phoneNumbers, users } = started.clerk;
    const added = await phoneNumbers.createPhoneNumber({
      userId: adaId,
      phoneNumber: "+15555550100",
      verified: true,
    });
    expect((await users.getUser(adaId)).primaryPhoneNumberId).toBe(added.id);
    await phoneNumbers.updatePhoneNumber(added.id, { reservedForSecondFactor: true });
    const found = await phoneNumbers.getPhoneNumber(added.id);
    expect(found.reservedForSecondFactor).toBe(true);
    await phoneNumbers.deletePhoneNumber(added.id);
    expect((await users.getUser(adaId)).phoneNumbers).toEqual([]);
  });
});

describe("clients through @clerk/backend", () => {
  test("the client of a session is listed, read and verified", async () => {
    const { clients, sessions } = started.clerk;
    const session = await sessions.createSession({ userId: adaId });
    const { jwt } = await sessions.getToken(session.id);
    const { data } = await clients.getClientList();
    expect(data[0]).toMatchObject({ id: session.clientId, sessionIds: [session.id] });
    expect((await clients.verifyClient(jwt)).id).toBe(session.clientId);
    expect((await clients.getClient(session.clientId)).sessions[0]?.userId).toBe(adaId);
  });

  test("a token of another instance is refused", async () => {
    const { clients } = started.clerk;
    await expect(clients.verifyClient("a.b.c")).rejects.toMatchObject({ status: 401 });
  });
});
