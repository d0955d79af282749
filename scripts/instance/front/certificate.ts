import {
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  randomBytes,
  sign,
} from "node:crypto";
import { AsnConvert, OctetString } from "@peculiar/asn1-schema";
import * as asn from "@peculiar/asn1-x509";

const ECDSA_WITH_SHA256 = new asn.AlgorithmIdentifier({ algorithm: "1.2.840.10045.4.3.2" });
const COMMON_NAME = "2.5.4.3";

export interface KeyPair {
  privatePem: string;
  /** DER of the SubjectPublicKeyInfo. */
  spki: Buffer;
}

export interface CertificateRequest {
  subject: string;
  issuer: string;
  publicKey: KeyPair;
  issuerKey: KeyPair;
  notBefore: Date;
  notAfter: Date;
  extensions: asn.Extension[];
}

export function generateKeys(): KeyPair {
  const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  return {
    privatePem: privateKey.export({ type: "pkcs8", format: "pem" }).toString(),
    spki: publicKey.export({ type: "spki", format: "der" }),
  };
}

export function spkiOf(certificatePem: string): Buffer {
  return createPublicKey(certificatePem).export({ type: "spki", format: "der" });
}

/** Issues one X.509 certificate, as PEM. */
export function issueCertificate(request: CertificateRequest): string {
  const tbsCertificate = new asn.TBSCertificate({
    version: asn.Version.v3,
    serialNumber: serialNumber(),
    signature: ECDSA_WITH_SHA256,
    issuer: commonName(request.issuer),
    validity: new asn.Validity({ notBefore: request.notBefore, notAfter: request.notAfter }),
    subject: commonName(request.subject),
    subjectPublicKeyInfo: AsnConvert.parse(request.publicKey.spki, asn.SubjectPublicKeyInfo),
    extensions: new asn.Extensions(request.extensions),
  });
  const signed = Buffer.from(AsnConvert.serialize(tbsCertificate));
  const signature = sign("sha256", signed, createPrivateKey(request.issuerKey.privatePem));
  const certificate = new asn.Certificate({
    tbsCertificate,
    signatureAlgorithm: ECDSA_WITH_SHA256,
    signatureValue: Uint8Array.from(signature).buffer,
  });
  return pem(Buffer.from(AsnConvert.serialize(certificate)));
}

export function extension(extnID: string, critical: boolean, value: object): asn.Extension {
  const extnValue = new OctetString(AsnConvert.serialize(value));
  return new asn.Extension({ extnID, critical, extnValue });
}

/** Positive, as the standard wants: the first bit is never set. */
function serialNumber(): ArrayBuffer {
  const bytes = Uint8Array.from(randomBytes(16));
  bytes[0] = ((bytes[0] ?? 0) & 0x7f) | 0x40;
  return bytes.buffer;
}

function commonName(name: string): asn.Name {
  const value = new asn.AttributeValue({ utf8String: name });
  const attribute = new asn.AttributeTypeAndValue({ type: COMMON_NAME, value });
  return new asn.Name([new asn.RelativeDistinguishedName([attribute])]);
}

function pem(der: Buffer): string {
  const lines = der.toString("base64").match(/.{1,64}/g) ?? [];
  return ["-----BEGIN CERTIFICATE-----", ...lines, "-----END CERTIFICATE-----", ""].join("\n");
}
