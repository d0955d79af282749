import { Hono } from "hono";
import type { Instance } from "../../instance.ts";
import { signedIn, type SignedInEnv } from "../../middleware/signed-in.ts";
import { domains } from "./domains.ts";
import { invitations } from "./invitations.ts";
import { logo } from "./logo.ts";
import { members } from "./members.ts";
import { membershipRequests } from "./membership-requests.ts";
import { organization } from "./organization.ts";
import { roles } from "./roles.ts";

/** What a member does in an organization, as far as their role permits. */
export const organizations = (instance: Instance) =>
  new Hono<SignedInEnv>()
    .use(signedIn(instance))
    .route("/", organization(instance))
    .route("/:organization/logo", logo(instance))
    .route("/:organization/memberships", members(instance))
    .route("/:organization/invitations", invitations(instance))
    .route("/:organization/domains", domains(instance))
    .route("/:organization/membership_requests", membershipRequests(instance))
    .route("/:organization/roles", roles(instance));
