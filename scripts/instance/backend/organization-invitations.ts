import { Hono } from "hono";
import * as z from "zod";
import { days, metadata } from "../middleware/fields.ts";
import { body, query } from "../middleware/input.ts";
import { orderBy } from "../middleware/order-by.ts";
import { list, listJson, PAGE, single } from "../middleware/pagination.ts";
import type { Instance } from "../instance.ts";
import { listOrganizationInvitations } from "../resources/organization-invitation-list.ts";
import {
  createOrganizationInvitations,
  getOrganizationInvitation,
  revokeOrganizationInvitation,
  type OrganizationInvitation,
  type OrganizationInvitationInput,
} from "../resources/organization-invitation.ts";
import {
  organizationInvitationJson,
  organizationInvitationWithOrganizationJson,
} from "../resources/organization-invitation-json.ts";
import { getOrganization } from "../resources/organization.ts";
import { getUser } from "../resources/user.ts";

export const INVITATION_STATUSES = ["pending", "accepted", "revoked", "expired"] as const;

const Invitation = z
  .object({
    email_address: z.email().max(320),
    role: z.string(),
    inviter_user_id: z.string().nullish(),
    redirect_url: z.string().nullish(),
    public_metadata: metadata.nullish(),
    private_metadata: metadata.nullish(),
    expires_in_days: days.nullish(),
    notify: z.boolean().nullish(),
  })
  .transform((input): OrganizationInvitationInput => ({
    emailAddress: input.email_address,
    role: input.role,
    inviterId: input.inviter_user_id,
    redirectUrl: input.redirect_url,
    publicMetadata: input.public_metadata ?? undefined,
    privateMetadata: input.private_metadata ?? undefined,
    expiresInDays: input.expires_in_days ?? undefined,
    notify: input.notify ?? undefined,
  }));

const ListQuery = z.object({
  ...PAGE,
  status: list.pipe(z.array(z.enum(INVITATION_STATUSES))).optional(),
  email_address: single.optional(),
  query: single.optional(),
  order_by: orderBy(["created_at", "email_address"], "-created_at"),
});
const BulkBody = z.array(Invitation).min(1).max(10);
const RevokeBody = z.object({ requesting_user_id: z.string().nullish() });

/** Under an organization's own path. */
export const organizationInvitations = (instance: Instance) => {
  const json = (invitation: OrganizationInvitation) =>
    organizationInvitationJson(instance, invitation);
  const create = (id: string, inputs: OrganizationInvitationInput[]) =>
    createOrganizationInvitations(instance, getOrganization(instance, id).id, inputs).map(json);
  return new Hono()
    .get("/:id/invitations", query(ListQuery), (c) => {
      const { limit, offset, status, email_address: emailAddress } = c.req.valid("query");
      const organizationId = getOrganization(instance, c.req.param("id")).id;
      const filter = { statuses: status, emailAddress };
      const found = listOrganizationInvitations(instance, { organizationId }, filter);
      return c.json(listJson(found, { limit, offset }, json));
    })
    .post("/:id/invitations", body(Invitation), (c) =>
      c.json(create(c.req.param("id"), [c.req.valid("json")])[0]),
    )
    .post("/:id/invitations/bulk", body(BulkBody), (c) => {
      const created = create(c.req.param("id"), c.req.valid("json"));
      return c.json({ data: created, total_count: created.length });
    })
    .get("/:id/invitations/pending", query(z.object(PAGE)), (c) => {
      const organizationId = getOrganization(instance, c.req.param("id")).id;
      const filter = { statuses: ["pending"] };
      const found = listOrganizationInvitations(instance, { organizationId }, filter);
      return c.json(listJson(found, c.req.valid("query"), json));
    })
    .get("/:id/invitations/:invitation", (c) => {
      const { id, invitation } = c.req.param();
      return c.json(json(getOrganizationInvitation(instance, id, invitation)));
    })
    .post("/:id/invitations/:invitation/revoke", body(RevokeBody), (c) => {
      const { id, invitation } = c.req.param();
      const { requesting_user_id: requester } = c.req.valid("json");
      if (requester) getUser(instance, requester);
      return c.json(json(revokeOrganizationInvitation(instance, id, invitation)));
    });
};

/** Those of the whole instance. */
export const allOrganizationInvitations = (instance: Instance) =>
  new Hono().get("/", query(ListQuery), (c) => {
    const { limit, offset, status, query: part } = c.req.valid("query");
    const found = listOrganizationInvitations(instance, {}, { statuses: status, query: part });
    return c.json(
      listJson(found, { limit, offset }, (invitation) =>
        organizationInvitationWithOrganizationJson(instance, invitation),
      ),
    );
  });
