import { randomBytes } from "node:crypto";
import { identifierOf } from "./public-user-data.ts";
import { settings } from "./settings.ts";
import type { User } from "./user.ts";
import type { Verification } from "./verification.ts";
import type { Instance } from "../instance.ts";
import { ALGORITHMS } from "../webauthn/cose-key.ts";

const LIFETIME = 5 * 60_000;

/** What the browser is to ask the device for: a credential that it finds again without a name. */
export function creationOptions(instance: Instance, user: User, rpId: string): Verification {
  const identifier = identifierOf(user);
  return waiting(instance, rpId, {
    rp: { id: rpId, name: settings(instance).applicationName },
    user: {
      id: Buffer.from(user.id).toString("base64url"),
      name: identifier,
      displayName: [user.firstName, user.lastName].filter(Boolean).join(" ") || identifier,
    },
    pubKeyCredParams: Object.values(ALGORITHMS).map((alg) => ({ type: "public-key", alg })),
    excludeCredentials: credentialsOf(user),
    authenticatorSelection: {
      residentKey: "required",
      requireResidentKey: true,
      userVerification: "required",
    },
    attestation: "none",
  });
}

/** Any credential of the relying party, or one of those that a known user has. */
export function requestOptions(instance: Instance, user: User | undefined, rpId: string) {
  return waiting(instance, rpId, {
    rpId,
    allowCredentials: user ? credentialsOf(user) : [],
    userVerification: "required",
  });
}

function waiting(instance: Instance, rpId: string, options: object): Verification {
  const challenge = randomBytes(32).toString("base64url");
  return {
    status: "unverified",
    strategy: "passkey",
    attempts: null,
    expireAt: instance.now() + LIFETIME,
    ceremony: { challenge, rpId },
    nonce: JSON.stringify({ ...options, challenge, timeout: LIFETIME }),
  };
}

function credentialsOf(user: User) {
  return user.passkeys.flatMap(({ credentialId: id }) =>
    id === null ? [] : [{ type: "public-key", id }],
  );
}
