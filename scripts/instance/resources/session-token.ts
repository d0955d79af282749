import { randomBytes } from "node:crypto";
import type { TokenJSON } from "@clerk/backend";
import { activePlan } from "./active-plan.ts";
import { findMembership, membershipPermissions, type Membership } from "./membership.ts";
import { getOrganization } from "./organization.ts";
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
    ...entitlementClaims(instance, session),
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

/**
 * Plan and features of the organization while one is active, of the user otherwise. Those that the
 * bitmasks in `fpm` are about come first in `fea`.
 */
function entitlementClaims(instance: Instance, session: Session): Claims {
  const membership = activeMembership(instance, session);
  const scope = membership ? "o" : "u";
  const { o, features } = membership
    ? memberClaims(instance, membership)
    : { o: undefined, features: [] };
  const plan = activePlan(instance, membership?.organizationId ?? session.userId);
  const fea = [...new Set([...features, ...(plan?.features ?? [])])];
  return {
    ...(plan ? { pla: `${scope}:${plan.slug}` } : {}),
    ...(fea.length > 0 ? { fea: fea.map((feature) => `${scope}:${feature}`).join(",") } : {}),
    ...(o ? { o } : {}),
  };
}

function activeMembership(instance: Instance, session: Session): Membership | undefined {
  const { lastActiveOrganizationId: organizationId } = session;
  if (organizationId === null || !instance.store.organizations.get(organizationId)) {
    return undefined;
  }
  return findMembership(instance, organizationId, session.userId);
}

function memberClaims(instance: Instance, membership: Membership) {
  const { id, slug } = getOrganization(instance, membership.organizationId);
  const permissions = membershipPermissions(instance, membership);
  return organizationClaims({ id, slug, role: membership.role, permissions });
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
