import { Hono } from "hono";
import * as z from "zod";
import { query } from "../middleware/input.ts";
import { list, listJson, PAGE } from "../middleware/pagination.ts";
import type { Instance } from "../instance.ts";
import { listMemberships } from "../resources/membership-list.ts";
import { membershipJson } from "../resources/membership.ts";
import { listOrganizationInvitations } from "../resources/organization-invitation-list.ts";
import { organizationInvitationWithOrganizationJson } from "../resources/organization-invitation-json.ts";
import { getUser } from "../resources/user.ts";
import { INVITATION_STATUSES } from "./organization-invitations.ts";

const InvitationsQuery = z.object({
  ...PAGE,
  status: list.pipe(z.array(z.enum(INVITATION_STATUSES))).optional(),
});

/** Under a user's own path. */
export const userOrganizations = (instance: Instance) =>
  new Hono()
    .get("/:id/organization_memberships", query(z.object(PAGE)), (c) => {
      const { id: userId } = getUser(instance, c.req.param("id"));
      const found = listMemberships(instance, { userId });
      const page = c.req.valid("query");
      return c.json(listJson(found, page, (membership) => membershipJson(instance, membership)));
    })
    .get("/:id/organization_invitations", query(InvitationsQuery), (c) => {
      const { status: statuses, ...page } = c.req.valid("query");
      const user = getUser(instance, c.req.param("id"));
      const found = listOrganizationInvitations(instance, { user }, { statuses });
      return c.json(
        listJson(found, page, (invitation) =>
          organizationInvitationWithOrganizationJson(instance, invitation),
        ),
      );
    });
