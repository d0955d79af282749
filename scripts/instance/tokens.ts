import { sign } from "node:crypto";
import type { SigningKey } from "./signing-keys.ts";

/** What a token is for, as the SDKs read it from the header's `cat`. */
export const TOKEN_CATEGORY = {
  session: "cl_B7d4PD111AAA",
  template: "cl_B7d4PD222AAA",
  m2m: "cl_B7d4PD333AAA",
} as const;

export type Claims = Record<string, unknown>;

/** Signs on libuv's pool, so that minting many tokens does not stop the server. */
export function signJwt(
  key: SigningKey,
  claims: Claims,
  header: Record<string, unknown> = {},
): Promise<string> {
  const head = { alg: "RS256", ...header, kid: key.kid, typ: "JWT" };
  const input = `${encode(head)}.${encode(claims)}`;
  return new Promise((resolve, reject) => {
    sign("RSA-SHA256", Buffer.from(input), key.privateKey, (error, signature) => {
      if (error) reject(error);
      else resolve(`${input}.${signature.toString("base64url")}`);
    });
  });
}

export interface OrganizationMember {
  id: string;
  slug: string;
  /** `org:admin` and the like. */
  role: string;
  /** `org:<feature>:<permission>`; system permissions never reach a token. */
  permissions: readonly string[];
}

/**
 * The `o` claim: per feature of `fea` a bitmask over the permission names of `per`, lowest bit first.
 * The SDKs turn it back into `org:<feature>:<permission>`.
 */
export function organizationClaims(member: OrganizationMember): { o: Claims; features: string[] } {
  const pairs = member.permissions
    .map((permission) => permission.split(":"))
    .filter(([, feature]) => feature && !feature.startsWith("sys_"));
  const features = unique(pairs.map(([, feature = ""]) => feature));
  const names = unique(pairs.map(([, , name = ""]) => name));
  const mask = (feature: string): string =>
    pairs
      .filter(([, owner]) => owner === feature)
      .reduce((bits, [, , name = ""]) => bits | (1n << BigInt(names.indexOf(name))), 0n)
      .toString();
  const o = {
    id: member.id,
    slg: member.slug,
    rol: member.role.replace(/^org:/, ""),
    ...(features.length ? { per: names.join(","), fpm: features.map(mask).join(",") } : {}),
  };
  return { o, features };
}

function unique(values: string[]): string[] {
  return [...new Set(values)];
}

function encode(part: Claims): string {
  return Buffer.from(JSON.stringify(part)).toString("base64url");
}
