import type { Instance } from "../../instance.ts";
import { listMemberships } from "../../resources/membership-list.ts";
import { userJson } from "../../resources/user-json.ts";
import type { User } from "../../resources/user.ts";
import { membershipJson } from "./membership.ts";
import { ownPasskeyJson } from "./passkey.ts";

/** A user as they see themselves: what is private to the backend stays there. */
export function ownUserJson(instance: Instance, user: User) {
  const {
    private_metadata: _,
    bypass_client_trust: __,
    locale: ___,
    ...json
  } = userJson(instance, user);
  return {
    ...json,
    passkeys: user.passkeys.filter(({ credentialId }) => credentialId).map(ownPasskeyJson),
    create_organizations_limit: user.createOrganizationsLimit ?? 0,
    organization_memberships: listMemberships(instance, { userId: user.id }).map((membership) =>
      membershipJson(instance, membership),
    ),
  };
}
