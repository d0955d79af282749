import { findMembership } from "./membership.ts";
import { logoUrl } from "./organization.ts";
import type { Session } from "./session.ts";
import type { ShortcodeScope } from "./shortcodes.ts";
import { userImageUrl } from "./user-json.ts";
import { getUser, type User } from "./user.ts";
import type { Instance } from "../instance.ts";

/** What the claims of this session's tokens can name. */
export function shortcodeScope(instance: Instance, session: Session): ShortcodeScope {
  const user = getUser(instance, session.userId);
  return {
    user: userScope(instance, user),
    session: { id: session.id, actor: session.actor },
    ...organizationScope(instance, session),
  };
}

function userScope(instance: Instance, user: User): ShortcodeScope {
  const email = user.emailAddresses.find(({ id }) => id === user.primaryEmailAddressId);
  const phone = user.phoneNumbers.find(({ id }) => id === user.primaryPhoneNumberId);
  const phoneNumber = phone?.phoneNumber ?? null;
  return {
    id: user.id,
    external_id: user.externalId,
    username: user.username,
    first_name: user.firstName,
    last_name: user.lastName,
    full_name: [user.firstName, user.lastName].filter(Boolean).join(" ") || null,
    image_url: userImageUrl(instance, user),
    has_image: user.imageId !== null,
    primary_email_address: email?.emailAddress ?? null,
    primary_phone_number: phoneNumber,
    primary_phone_address: phoneNumber,
    primary_web3_wallet: null,
    email_verified: email?.verification?.status === "verified",
    phone_number_verified: phone?.verification?.status === "verified",
    two_factor_enabled: user.totpSecret !== null,
    public_metadata: user.publicMetadata,
    unsafe_metadata: user.unsafeMetadata,
    last_sign_in_at: seconds(user.lastSignInAt),
    created_at: seconds(user.createdAt),
    updated_at: seconds(user.updatedAt),
    organizations: organizationRoles(instance, user.id),
  };
}

function organizationScope(instance: Instance, session: Session): ShortcodeScope {
  const organization = instance.store.organizations.get(session.lastActiveOrganizationId ?? "");
  const membership = organization && findMembership(instance, organization.id, session.userId);
  if (!membership) return {};
  return {
    org: {
      id: organization.id,
      name: organization.name,
      slug: organization.slug,
      role: membership.role,
      image_url: logoUrl(instance, organization),
      has_image: organization.imageId !== null,
      public_metadata: organization.publicMetadata,
    },
    org_membership: { id: membership.id, public_metadata: membership.publicMetadata },
  };
}

function organizationRoles(instance: Instance, userId: string): Record<string, string> {
  const memberships = instance.store.memberships.by("user", userId);
  return Object.fromEntries(memberships.map(({ organizationId, role }) => [organizationId, role]));
}

function seconds(milliseconds: number | null): number | null {
  return milliseconds === null ? null : Math.floor(milliseconds / 1000);
}
