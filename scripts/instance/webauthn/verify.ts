import { createHash, createPublicKey, verify, type JsonWebKey } from "node:crypto";
import { decodeCBOR } from "@levischuck/tiny-cbor";
import {
  checkAuthenticatorData,
  readMadeCredential,
  signCountOf,
  type MadeCredential,
} from "./authenticator-data.ts";
import { checkClientData, fromBase64Url, type Ceremony, type Credential } from "./ceremony.ts";

/** What was made, or undefined. Who made the authenticator is not asked, so nothing attests it. */
export function verifyMade(
  { id, clientDataJSON, attestationObject }: Credential,
  ceremony: Ceremony,
): MadeCredential | undefined {
  try {
    checkClientData(fromBase64Url(clientDataJSON), "webauthn.create", ceremony);
    const attestation = decodeCBOR(new Uint8Array(fromBase64Url(attestationObject)));
    const bytes = attestation instanceof Map ? attestation.get("authData") : undefined;
    if (!(bytes instanceof Uint8Array)) return undefined;
    checkAuthenticatorData(Buffer.from(bytes), ceremony.rpId);
    const made = readMadeCredential(Buffer.from(bytes));
    return made.credentialId === id ? made : undefined;
  } catch {
    return undefined;
  }
}

/** How often it has been used now, or undefined: it was not this credential, or not for this. */
export function verifyUsed(
  { clientDataJSON, authenticatorData, signature }: Credential,
  ceremony: Ceremony,
  publicKey: JsonWebKey,
): number | undefined {
  try {
    const clientData = fromBase64Url(clientDataJSON);
    const bytes = fromBase64Url(authenticatorData);
    checkClientData(clientData, "webauthn.get", ceremony);
    checkAuthenticatorData(bytes, ceremony.rpId);
    const signed = Buffer.concat([bytes, createHash("sha256").update(clientData).digest()]);
    const key = createPublicKey({ key: publicKey, format: "jwk" });
    const digest = publicKey.kty === "OKP" ? null : "sha256";
    return verify(digest, signed, key, fromBase64Url(signature)) ? signCountOf(bytes) : undefined;
  } catch {
    return undefined;
  }
}
