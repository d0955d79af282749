import { createHmac, generateKeyPairSync } from "node:crypto";
import type { Instance } from "../../../scripts/instance/instance.ts";
import type { SigningKey } from "../../../scripts/instance/signing-keys.ts";
import { signJwt, TOKEN_CATEGORY, type Claims } from "../../../scripts/instance/tokens.ts";

/** What a forger knows: a real token's parts, and everything but the private key. */
export interface Original {
  key: SigningKey;
  claims: Claims;
}

type Forgery = (original: Original) => Promise<string>;

const HEADER = { cat: TOKEN_CATEGORY.session };
const foreign = generateKeyPairSync("rsa", { modulusLength: 2048 });
const seconds = (offset: number): number => Math.floor(Date.now() / 1000) + offset;

export async function original(instance: Instance, token: string): Promise<Original> {
  const [, payload = ""] = token.split(".");
  const claims = JSON.parse(Buffer.from(payload, "base64url").toString());
  return { key: await instance.keys.signing.current(), claims };
}

/** Tokens that somebody without the private key could send, or that are out of their time. */
export const FORGERIES: [name: string, forge: Forgery][] = [
  ["alg none", async ({ key, claims }) => unsigned({ alg: "none", kid: key.kid }, claims)],
  ["alg none without a kid", async ({ claims }) => unsigned({ alg: "none" }, claims)],
  ["alg NonE", async ({ key, claims }) => unsigned({ alg: "NonE", kid: key.kid }, claims)],
  ["RS256 without a signature", async ({ key, claims }) => unsigned(head(key), claims)],
  ["HS256 with the public key", async ({ key, claims }) => symmetric(key, key.publicPem, claims)],
  ["HS256 with the modulus", async ({ key, claims }) => symmetric(key, key.jwk.n, claims)],
  [
    "a wrong key under the right kid",
    ({ key, claims }) => signJwt({ ...key, privateKey: foreign.privateKey }, claims, HEADER),
  ],
  ["an unknown kid", ({ key, claims }) => signJwt({ ...key, kid: "ins_unknown" }, claims, HEADER)],
  [
    "expired",
    ({ key, claims }) =>
      signJwt(
        key,
        { ...claims, iat: seconds(-180), nbf: seconds(-190), exp: seconds(-120) },
        HEADER,
      ),
  ],
  [
    "not yet valid",
    ({ key, claims }) =>
      signJwt(key, { ...claims, iat: seconds(120), nbf: seconds(120), exp: seconds(180) }, HEADER),
  ],
  [
    "tampered",
    async ({ key, claims }) => {
      const [header = "", , signature = ""] = (await signJwt(key, claims, HEADER)).split(".");
      return `${header}.${encode({ ...claims, sub: "user_somebody_else" })}.${signature}`;
    },
  ],
  [
    "a foreign issuer",
    ({ key, claims }) =>
      signJwt(
        { ...key, kid: "ins_foreign", privateKey: foreign.privateKey },
        { ...claims, iss: "https://clerk.foreign.example" },
        HEADER,
      ),
  ],
  ["three dots", async () => "..."],
  ["a header that is no JSON", async ({ claims }) => `x.${encode(claims)}.x`],
];

function head(key: SigningKey): Claims {
  return { ...HEADER, alg: "RS256", kid: key.kid, typ: "JWT" };
}

function unsigned(header: Claims, claims: Claims): string {
  return `${encode({ typ: "JWT", ...HEADER, ...header })}.${encode(claims)}.`;
}

function symmetric(key: SigningKey, secret: string, claims: Claims): string {
  const input = `${encode({ ...head(key), alg: "HS256" })}.${encode(claims)}`;
  return `${input}.${createHmac("sha256", secret).update(input).digest("base64url")}`;
}

function encode(part: Claims): string {
  return Buffer.from(JSON.stringify(part)).toString("base64url");
}
