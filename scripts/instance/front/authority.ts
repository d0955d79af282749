import * as asn from "@peculiar/asn1-x509";
import { extension, generateKeys, issueCertificate } from "./certificate.ts";

const DAY = 24 * 60 * 60 * 1000;
const NAME = "Clerk dev instance, this machine only";

export interface Certificates {
  /** What a client has to trust. Its own key is thrown away, so nothing more can be issued by it. */
  authority: string;
  leaf: string;
  leafKey: string;
  expiresAt: number;
}

/** A local authority that can vouch for these hosts and no others, and one certificate for them. */
export function makeCertificates(hosts: readonly string[], now: number): Certificates {
  const authorityKey = generateKeys();
  const leafKey = generateKeys();
  const expiresAt = now + 365 * DAY;
  const base = {
    issuer: NAME,
    issuerKey: authorityKey,
    notBefore: new Date(now - DAY),
    notAfter: new Date(expiresAt),
  };
  return {
    authority: issueCertificate({
      ...base,
      subject: NAME,
      publicKey: authorityKey,
      extensions: authorityExtensions(hosts),
    }),
    leaf: issueCertificate({
      ...base,
      subject: hosts[0] ?? NAME,
      publicKey: leafKey,
      extensions: leafExtensions(hosts),
    }),
    leafKey: leafKey.privatePem,
    expiresAt,
  };
}

function authorityExtensions(hosts: readonly string[]): asn.Extension[] {
  const { keyCertSign } = asn.KeyUsageFlags;
  const permittedSubtrees = new asn.GeneralSubtrees(
    dnsNames(hosts).map((base) => new asn.GeneralSubtree({ base })),
  );
  return [
    extension(
      asn.id_ce_basicConstraints,
      true,
      new asn.BasicConstraints({ cA: true, pathLenConstraint: 0 }),
    ),
    extension(asn.id_ce_keyUsage, true, new asn.KeyUsage(keyCertSign)),
    extension(asn.id_ce_nameConstraints, true, new asn.NameConstraints({ permittedSubtrees })),
  ];
}

function leafExtensions(hosts: readonly string[]): asn.Extension[] {
  const { digitalSignature } = asn.KeyUsageFlags;
  return [
    extension(asn.id_ce_basicConstraints, true, new asn.BasicConstraints({ cA: false })),
    extension(asn.id_ce_keyUsage, true, new asn.KeyUsage(digitalSignature)),
    extension(asn.id_ce_extKeyUsage, false, new asn.ExtendedKeyUsage([asn.id_kp_serverAuth])),
    extension(asn.id_ce_subjectAltName, false, new asn.SubjectAlternativeName(dnsNames(hosts))),
  ];
}

function dnsNames(hosts: readonly string[]): asn.GeneralName[] {
  return hosts.map((dNSName) => new asn.GeneralName({ dNSName }));
}
