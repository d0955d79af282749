import { describe, expect, test } from "vitest";
import { createApp } from "../../../scripts/instance/app.ts";
import { createInstance } from "../../../scripts/instance/instance.ts";
import { createUser } from "../../../scripts/instance/resources/user.ts";
import { newBrowser } from "./browser.ts";

const instance = createInstance({ settings: { rateLimited: false } });
const app = createApp(instance);
const ADA = "ada@example.com";

const imported = (hasher: string, digest: string) => {
  instance.reset();
  createUser(instance, {
    emailAddresses: [{ emailAddress: ADA }],
    password: { digest: { digest, hasher } },
  });
};
const signIn = async (password: string) => {
  const browser = await newBrowser(app);
  const fields = { identifier: ADA, strategy: "password", password };
  return browser.call<{ status: string }>("POST", "/client/sign_ins", fields);
};

/** Made by others: the projects' own test vectors, Python's hashlib, bcryptjs. */
const DIGESTS = [
  [
    "argon2i",
    "$argon2i$v=19$m=256,t=2,p=1$c29tZXNhbHQ$iekCn0Y3spW+sCcFanM2xBT63UP2sghkUoHLIUpWRS8",
    "password",
  ],
  [
    "argon2id",
    "$argon2id$v=19$m=256,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4",
    "password",
  ],
  ["bcrypt", "$2a$05$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW", "U*U"],
  [
    "bcrypt_peppered",
    "$2b$04$zIze42lGJ04Fql5dHLecse3w4N8MyyvwDtEJUiTyNAoUyUb2HHWf.$pepper",
    "password",
  ],
  [
    "bcrypt_sha256_django",
    "bcrypt_sha256$$2b$04$PC0J8JtjABJwdqAgmKq.seTx7gtfQx3d2fcaunMsWiQSrF9oJ8SI2",
    "password",
  ],
  ["ldap_ssha", "{SSHA}yI6cZwQadOA1e+/f+T+H3eCQQhRzYWx0", "password"],
  ["md5", "5f4dcc3b5aa765d61d8327deb882cf99", "password"],
  ["md5_phpass", "$P$5saltsaltTwIU6dA3q5l0DVJMpSxcd1", "password"],
  ["md5_salted", "salt$67a1e09bb1f83f5007dc119c14d663aa", "password"],
  [
    "pbkdf2_sha1",
    "pbkdf2_sha1$1000$73616c74$6e88be8bad7eae9d9e10aa061224034fed48d03fcbad968b56006784539d5214",
    "password",
  ],
  ["pbkdf2_sha1", "pbkdf2_sha1$1000$salt$6e88be8bad7eae9d9e10aa061224034fed48d03f$20", "password"],
  [
    "pbkdf2_sha256",
    "pbkdf2_sha256$1000$c2FsdA==$YywoEuRtRgQQK6dhjp1tfS+BKPYma0oDJk0qBGC33LM=",
    "password",
  ],
  [
    "pbkdf2_sha256_django",
    "pbkdf2_sha256$1000$salt$YywoEuRtRgQQK6dhjp1tfS+BKPYma0oDJk0qBGC33LM=",
    "password",
  ],
  [
    "pbkdf2_sha512",
    "pbkdf2_sha512$1000$salt$afe6c5530785b6cc6b1c6453384731bd5ee432ee549fd42fb6695779ad8a1c5bf59de69c48f774efc4007d5298f9033c0241d5ab69305e7b64eceeb8d834cfec",
    "password",
  ],
  [
    "pbkdf2_sha512_hex",
    "pbkdf2_sha512_hex$1000$73616c74$afe6c5530785b6cc6b1c6453384731bd5ee432ee549fd42fb6695779ad8a1c5bf59de69c48f774efc4007d5298f9033c0241d5ab69305e7b64eceeb8d834cfec",
    "password",
  ],
  ["phpass", "$P$9IQRaTwmfeRo7ud9Fh4E2PdI0S3r.L0", "test12345"],
  [
    "scrypt_firebase",
    "lSrfV15cpx95/sZS2W9c9Kp6i/LVgQNDNC/qzrCnh1SAyZvqmZqAjTdn3aoItz+VHjoZilo78198JAdRuid5lQ==$42xEC+ixf3L2lw==$jxspr8Ki0RYycVU8zykbdLGjFQ3McFUH0uiiTvC8pVMXAn210wjLNmdZJzxUECKbm0QsEmYUSDzZvpjeJ9WmXA==$Bw==$8$14",
    "user1password",
  ],
  [
    "scrypt_werkzeug",
    "scrypt:1024:8:1$salt$16dbc8906763c7f048977a68f9d305f7710e068ca2cd95dab372125bb3f19608175003c79f9cdee65d2e45fc1f169afde0a6806f5d4f2ba0584249d2e66c2c96",
    "password",
  ],
  ["sha256", "5e884898da28047151d0e56f8dc6292773603d0d6aabbdd62a11ef721d1542d8", "password"],
  [
    "sha256_salted",
    "salt$13601bda4ea78e55a07b98866d2be6be0744e3866f13c00c811cab608a28f322",
    "password",
  ],
  [
    "sha512_symfony",
    "sha512_symfony$10$salt$hHL6FEjT8lto36riG9KFhtHiqyxyDRL2Brb0oGLxuCN9lI3w0kiTMx2I9GvMdfklbplF7F/ok+VNsNY/TVUf5g==",
    "password",
  ],
] as const;

describe("an imported digest", () => {
  test.each(DIGESTS)(
    "of %s lets its user in, and nobody else",
    async (hasher, digest, password) => {
      imported(hasher, digest);
      expect((await signIn("another-horse-9")).status).toBe(422);
      expect((await signIn(password)).body.response.status).toBe("complete");
    },
  );

  test.each([
    ["argon2id", "$argon2id$v=19$m=99999999,t=99,p=9$c29tZXNhbHQ$nf65EOgLrQMR"],
    ["bcrypt", "$2a$31$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW"],
    ["pbkdf2_sha1", "pbkdf2_sha1$1e99$salt$6e88$20"],
    ["scrypt_werkzeug", "scrypt:99999999999:8:1$salt$16db"],
    ["scrypt_firebase", "$$$$$"],
    ["sha512_symfony", "sha512_symfony$1e99$salt$hHL6"],
    ["md5", ""],
  ])("of %s with costs that no digest has is of no password", async (hasher, digest) => {
    imported(hasher, digest);
    expect((await signIn("password")).status).toBe(422);
  });

  test("that only AWS could verify says so", async () => {
    imported("awscognito", "awscognito#pool#client#ada");
    expect((await signIn("password")).status).toBe(501);
  });
});
