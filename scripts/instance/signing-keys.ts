import { createPublicKey, generateKeyPair, type KeyObject, createPrivateKey } from "node:crypto";
import { promisify } from "node:util";
import { claimSpareKey, refillSpareKey } from "./spare-key.ts";

export interface SigningKey {
  kid: string;
  privateKey: KeyObject;
  publicPem: string;
  jwk: { use: string; kty: string; kid: string; alg: string; n: string; e: string };
}

/** The RSA keys tokens are signed with. Generated on first use, because the server is ready before them. */
export interface SigningKeys {
  current(): Promise<SigningKey>;
  /** Every key the JWKS lists, newest first. */
  published(): Promise<SigningKey[]>;
  /** A new key under a new kid; the old one is no longer published. */
  rotate(): Promise<SigningKey>;
  /** Puts back the key of an earlier run. */
  adopt(kid: string, privatePem: string): void;
  /** Calls back with every key that is newly used, so that it can be kept. */
  onNew(listener: (key: SigningKey) => void): () => void;
}

export interface SigningKeysOptions {
  newKid: () => string;
  /** A folder that holds one key generated ahead, so that a boot need not wait for one. */
  spareFolder?: string | undefined;
}

export function createSigningKeys({ newKid, spareFolder }: SigningKeysOptions): SigningKeys {
  const listeners = new Set<(key: SigningKey) => void>();
  const generate = async (): Promise<SigningKey> => {
    const key = signingKey(newKid(), createPrivateKey(await privatePem(spareFolder)));
    for (const listener of listeners) listener(key);
    return key;
  };
  let current: Promise<SigningKey> | undefined;
  const use = (): Promise<SigningKey> => (current ??= generate());
  return {
    current: use,
    published: async () => [await use()],
    rotate: () => (current = generate()),
    adopt: (kid, pem) => {
      current = Promise.resolve(signingKey(kid, createPrivateKey(pem)));
    },
    onNew: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

async function privatePem(spareFolder: string | undefined): Promise<string> {
  if (!spareFolder) return generatePem();
  const spare = await claimSpareKey(spareFolder);
  void refillSpareKey(spareFolder, generatePem);
  return spare ?? generatePem();
}

async function generatePem(): Promise<string> {
  const { privateKey } = await promisify(generateKeyPair)("rsa", {
    modulusLength: 2048,
    publicKeyEncoding: { type: "spki", format: "pem" },
    privateKeyEncoding: { type: "pkcs8", format: "pem" },
  });
  return privateKey;
}

function signingKey(kid: string, privateKey: KeyObject): SigningKey {
  const publicKey = createPublicKey(privateKey);
  const { n = "", e = "" } = publicKey.export({ format: "jwk" });
  return {
    kid,
    privateKey,
    publicPem: publicKey.export({ type: "spki", format: "pem" }).toString(),
    jwk: { use: "sig", kty: "RSA", kid, alg: "RS256", n, e },
  };
}
