import { Hono } from "hono";
import * as z from "zod";
import { notFound } from "../../errors.ts";
import type { Instance } from "../../instance.ts";
import { query } from "../../middleware/input.ts";
import { list, listJson, PAGINATED } from "../../middleware/pagination.ts";
import { me, type SignedInEnv } from "../../middleware/signed-in.ts";
import { listMemberships } from "../../resources/membership-list.ts";
import { requestMembership, suggestedDomains } from "../../resources/membership-request.ts";
import { deleteMembership, type Membership } from "../../resources/membership.ts";
import { listOrganizationInvitations } from "../../resources/organization-invitation-list.ts";
import { acceptOrganizationInvitation } from "../../resources/organization-invitation.ts";
import { ownInvitationJson } from "../json/invitation.ts";
import { membershipJson } from "../json/membership.ts";
import { suggestionJson } from "../json/suggestion.ts";
import { wrapped } from "../wrapped.ts";

const ListQuery = z.object(PAGINATED);
const InvitationsQuery = z.object({ ...PAGINATED, status: list.optional() });

/** The organizations a user is in, is invited to, or could ask to join. */
export const memberships = (instance: Instance) =>
  new Hono<SignedInEnv>()
    .get("/organization_memberships", query(ListQuery), (c) => {
      const page = c.req.valid("query");
      const found = listMemberships(instance, { userId: me(instance, c).id });
      const answer = listJson(found, page, (one: Membership) => membershipJson(instance, one));
      return wrapped(instance, c, page.paginated ? answer : answer.data);
    })
    .delete("/organization_memberships/:id", (c) => {
      const { id } = deleteMembership(instance, c.req.param("id"), me(instance, c).id);
      return wrapped(instance, c, { object: "organization_membership", id, deleted: true });
    })
    .get("/organization_invitations", query(InvitationsQuery), (c) => {
      const { status: statuses, ...page } = c.req.valid("query");
      const scope = { user: me(instance, c) };
      const found = listOrganizationInvitations(instance, scope, { statuses });
      const answer = listJson(found, page, (one) => ownInvitationJson(instance, one));
      return wrapped(instance, c, answer);
    })
    .post("/organization_invitations/:id/accept", (c) => {
      const user = me(instance, c);
      const mine = listOrganizationInvitations(instance, { user });
      const invitation = mine.find(({ id }) => id === c.req.param("id"));
      if (!invitation) throw notFound("organization_invitation", c.req.param("id"));
      const accepted = acceptOrganizationInvitation(instance, invitation.id, user.id);
      return wrapped(instance, c, ownInvitationJson(instance, accepted));
    })
    .get("/organization_suggestions", query(InvitationsQuery), (c) => {
      const user = me(instance, c);
      const found = suggestedDomains(instance, user);
      const answer = listJson(found, c.req.valid("query"), (domain) =>
        suggestionJson(instance, user, domain),
      );
      return wrapped(instance, c, answer);
    })
    .post("/organization_suggestions/:id/accept", (c) => {
      const user = me(instance, c);
      requestMembership(instance, user, c.req.param("id"));
      const [domain] = suggestedDomains(instance, user).filter(
        ({ id }) => id === c.req.param("id"),
      );
      return wrapped(instance, c, domain ? suggestionJson(instance, user, domain) : null);
    })
    .get("/organization_creation_defaults", (c) =>
      wrapped(instance, c, {
        object: "organization_creation_defaults",
        advisory: null,
        form: { name: "", slug: "", logo: null, blur_hash: null },
      }),
    );
