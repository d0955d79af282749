/** What a credential is made or used for; the browser signs both. */
export interface Ceremony {
  challenge: string;
  /** The relying party: the host of the page, as the authenticator will know it. */
  rpId: string;
}

/** A credential of an authenticator, as clerk-js sends it: bytes in base64url. */
export interface Credential {
  id: string;
  clientDataJSON: string;
  /** When it was made. */
  attestationObject?: string | undefined;
  /** When it was used. */
  authenticatorData?: string | undefined;
  signature?: string | undefined;
}

/** Throws unless the browser says that it did just this, on a page of this relying party. */
export function checkClientData(
  bytes: Buffer,
  type: "webauthn.create" | "webauthn.get",
  { challenge, rpId }: Ceremony,
): void {
  const said: unknown = JSON.parse(bytes.toString());
  const { type: saidType, challenge: saidChallenge, origin } = Object(said);
  const { hostname } = new URL(String(origin));
  const isHere = hostname === rpId || hostname.endsWith(`.${rpId}`);
  if (saidType !== type || saidChallenge !== challenge || !isHere) {
    throw new Error(`Unexpected client data of ${String(origin)}, expected ${type} on ${rpId}`);
  }
}

export function fromBase64Url(text: string | undefined): Buffer {
  return Buffer.from(text ?? "", "base64url");
}
