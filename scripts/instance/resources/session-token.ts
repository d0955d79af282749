import { randomBytes } from "node:crypto";
import type { TokenJSON } from "@clerk/backend";
import { findMembership, membershipPermissions } from "./membership.ts";
import { sessionStatus, type Session } from "./session.ts";
import { settings } from "./settings.ts";
import { shortcodeScope } from "./shortcode-scope.ts";
import { renderShortcodes } from "./shortcodes.ts";
import type { Instance } from "../instance.ts";
import { organizationClaims, signJwt, TOKEN_CATEGORY, type Claims } from "../tokens.ts";

const SESSION_TOKEN_LIFETIME = 60;

export interface SessionTokenOptions {
  /** The page's origin; becomes `azp`. The Backend API has none to give. */
  origin?: string | undefined;
  lifetimeInSeconds?: number | undefined;
}

export async function mintSessionToken(
  instance: Instance,
  session: Session,
  options: SessionTokenOptions = {},
): Promise<TokenJSON> {
  const key = await instance.keys.signing.current();
  const claims = sessionClaims(instance, session, options);
  return { object: "token", jwt: await signJwt(key, claims, { cat: TOKEN_CATEGORY.session }) };
}

/** Version 2 of the session claims. */
function sessionClaims(
  instance: Instance,
  session: Session,
  { origin, lifetimeInSeconds = SESSION_TOKEN_LIFETIME }: SessionTokenOptions,
): Claims {
  const issuedAt = Math.floor(instance.clock.tokenNow() / 1000);
  return {
    ...customClaims(instance, session),
    ...(origin ? { azp: origin } : {}),
    ...(session.actor ? { act: session.actor } : {}),
    ...activeOrganizationClaims(instance, session),
    exp: issuedAt + lifetimeInSeconds,
    fva: factorAges(instance, session),
    iat: issuedAt,
    iss: `https://${instance.keys.host}`,
    jti: randomBytes(10).toString("hex"),
    nbf: issuedAt - 10,
    sid: session.id,
    sts: sessionStatus(instance, session) === "pending" ? "pending" : "active",
    sub: session.userId,
    v: 2,
  };
}

/** What the Dashboard's "Customize session token" adds; it cannot override a default claim. */
function customClaims(instance: Instance, session: Session): Claims {
  const { sessionClaims: custom } = settings(instance);
  if (Object.keys(custom).length === 0) return {};
  return Object(renderShortcodes(custom, shortcodeScope(instance, session)));
}

/** `fea` lists the organization's features behind `o:`, in the order of the bitmasks in `fpm`. */
function activeOrganizationClaims(instance: Instance, session: Session): Claims {
  const organization = instance.store.organizations.get(session.lastActiveOrganizationId ?? "");
  const membership = organization && findMembership(instance, organization.id, session.userId);
  if (!membership) return {};
  const { o, features } = organizationClaims({
    id: organization.id,
    slug: organization.slug,
    role: membership.role,
    permissions: membershipPermissions(instance, membership),
  });
  const fea = features.map((feature) => `o:${feature}`).join(",");
  return { ...(fea ? { fea } : {}), o };
}

/** The ages of the first and the second factor. */
export function factorAges(
  instance: Instance,
  { firstFactorAt, secondFactorAt }: Session,
): [first: number, second: number] {
  return [age(instance, firstFactorAt), age(instance, secondFactorAt)];
}

/** Whole minutes since a factor was proven; -1: never. */
function age(instance: Instance, provenAt: number | null): number {
  return provenAt === null ? -1 : Math.floor((instance.now() - provenAt) / 60_000);
}
