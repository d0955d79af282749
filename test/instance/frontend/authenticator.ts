import { createHash, generateKeyPairSync, sign, type KeyObject } from "node:crypto";
import { encodeCBOR } from "@levischuck/tiny-cbor";

interface Options {
  challenge: string;
  rpId: string;
}

/** What a page asks of a device, and what a test may have it get wrong. */
interface Asked extends Options {
  origin?: string;
  type?: string;
  /** The bits that tell that a person was there and proved themselves. */
  flags?: number;
  signCount?: number;
}

const PROVEN = 0x05;
const MADE = 0x40;

/** A device with one credential, which signs whatever it is asked to. */
export function createAuthenticator(id = "a-credential") {
  const { publicKey, privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  return {
    make: (asked: Asked): string => {
      const authData = Buffer.concat([
        header({ flags: PROVEN | MADE, ...asked }),
        Buffer.alloc(16),
        Buffer.from([0, id.length]),
        Buffer.from(id),
        coseKey(publicKey),
      ]);
      const attestation = new Map<string, string | Uint8Array | Map<string, string>>([
        ["fmt", "none"],
        ["attStmt", new Map()],
        ["authData", new Uint8Array(authData)],
      ]);
      const attestationObject = base64Url(encodeCBOR(attestation));
      const clientDataJSON = base64Url(clientData({ type: "webauthn.create", ...asked }));
      return credential(id, { clientDataJSON, attestationObject });
    },
    use: (asked: Asked): string => {
      const data = clientData({ type: "webauthn.get", ...asked });
      const authData = header({ flags: PROVEN, ...asked });
      const signed = Buffer.concat([authData, createHash("sha256").update(data).digest()]);
      return credential(id, {
        clientDataJSON: base64Url(data),
        authenticatorData: base64Url(authData),
        signature: base64Url(sign("sha256", signed, privateKey)),
      });
    },
  };
}

function credential(id: string, response: Record<string, string>): string {
  return JSON.stringify({ id: base64Url(Buffer.from(id)), response });
}

function header({ rpId, flags = PROVEN, signCount = 0 }: Asked): Buffer {
  const rest = Buffer.alloc(5);
  rest.writeUInt8(flags);
  rest.writeUInt32BE(signCount, 1);
  return Buffer.concat([createHash("sha256").update(rpId).digest(), rest]);
}

function clientData({ type, challenge, rpId, origin = `http://${rpId}` }: Asked): Buffer {
  return Buffer.from(JSON.stringify({ type, challenge, origin }));
}

function coseKey(key: KeyObject): Uint8Array {
  const { x = "", y = "" } = key.export({ format: "jwk" });
  const bytes = (text: string) => new Uint8Array(Buffer.from(text, "base64url"));
  return encodeCBOR(
    new Map<number, number | Uint8Array>([
      [1, 2],
      [3, -7],
      [-1, 1],
      [-2, bytes(x)],
      [-3, bytes(y)],
    ]),
  );
}

function base64Url(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString("base64url");
}
