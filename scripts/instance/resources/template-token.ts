import { createHmac, createSign, randomBytes } from "node:crypto";
import type { TokenJSON } from "@clerk/backend";
import { getJwtTemplateByName, type JwtTemplate } from "./jwt-template.ts";
import type { Session } from "./session.ts";
import { shortcodeScope } from "./shortcode-scope.ts";
import { renderShortcodes } from "./shortcodes.ts";
import { apiError } from "../errors.ts";
import type { Instance } from "../instance.ts";
import { signJwt, TOKEN_CATEGORY, type Claims } from "../tokens.ts";

export interface TemplateTokenOptions {
  origin?: string | undefined;
  lifetimeInSeconds?: number | undefined;
}

/** A custom JWT: the template's claims under Clerk's defaults, which they cannot override. */
export async function mintTemplateToken(
  instance: Instance,
  session: Session,
  name: string,
  options: TemplateTokenOptions = {},
): Promise<TokenJSON> {
  const template = getJwtTemplateByName(instance, name);
  const custom = renderShortcodes(template.claims, shortcodeScope(instance, session));
  const claims = { ...Object(custom), ...defaultClaims(instance, session, template, options) };
  return { object: "token", jwt: await sign(instance, template, claims) };
}

function defaultClaims(
  instance: Instance,
  session: Session,
  template: JwtTemplate,
  { origin, lifetimeInSeconds = template.lifetime }: TemplateTokenOptions,
): Claims {
  const issuedAt = Math.floor(instance.clock.tokenNow() / 1000);
  return {
    ...(origin ? { azp: origin } : {}),
    exp: issuedAt + lifetimeInSeconds,
    iat: issuedAt,
    iss: `https://${instance.keys.host}`,
    jti: randomBytes(10).toString("hex"),
    nbf: issuedAt - template.allowedClockSkew,
    sub: session.userId,
  };
}

async function sign(instance: Instance, template: JwtTemplate, claims: Claims): Promise<string> {
  if (template.signingKey !== null) return signWith(template.signingKey, template, claims);
  return signJwt(await instance.keys.signing.current(), claims, { cat: TOKEN_CATEGORY.template });
}

/** With the template's own key: a shared secret for HS…, a PEM for RS…. */
function signWith(key: string, { signingAlgorithm: alg }: JwtTemplate, claims: Claims): string {
  const header = { alg, cat: TOKEN_CATEGORY.template, typ: "JWT" };
  const input = [header, claims]
    .map((part) => Buffer.from(JSON.stringify(part)).toString("base64url"))
    .join(".");
  const hash = `sha${alg.slice(2)}`;
  try {
    const signature = alg.startsWith("HS")
      ? createHmac(hash, key).update(input).digest("base64url")
      : createSign(hash).update(input).sign(key, "base64url");
    return `${input}.${signature}`;
  } catch {
    const message = `The template's signing key does not fit ${alg}.`;
    throw apiError(422, "jwt_template_signing_key_invalid", message);
  }
}
