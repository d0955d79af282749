import { Hono } from "hono";
import * as z from "zod";
import { days, metadata } from "../middleware/fields.ts";
import { body, query } from "../middleware/input.ts";
import { orderBy } from "../middleware/order-by.ts";
import { list, listJson, PAGINATED, single } from "../middleware/pagination.ts";
import type { Instance } from "../instance.ts";
import {
  createInvitations,
  invitationJson,
  invitationStatus,
  revokeInvitation,
  type Invitation,
  type InvitationInput,
} from "../resources/invitation.ts";
import { inOrder } from "../resources/order.ts";
import { INVITATION_STATUSES } from "./organization-invitations.ts";

const Input = z
  .object({
    email_address: z.email().max(320),
    public_metadata: metadata.nullish(),
    redirect_url: z.url().nullish(),
    notify: z.boolean().nullish(),
    ignore_existing: z.boolean().nullish(),
    expires_in_days: days.nullish(),
    template_slug: z.enum(["invitation", "waitlist_invitation"]).optional(),
  })
  .transform((input): InvitationInput => ({
    emailAddress: input.email_address,
    publicMetadata: input.public_metadata ?? undefined,
    redirectUrl: input.redirect_url,
    notify: input.notify ?? undefined,
    ignoreExisting: input.ignore_existing ?? undefined,
    expiresInDays: input.expires_in_days ?? undefined,
    templateSlug: input.template_slug,
  }));
const BulkBody = z.array(Input).min(1).max(10);
const ListQuery = z.object({
  ...PAGINATED,
  status: list.pipe(z.array(z.enum(INVITATION_STATUSES))).optional(),
  query: single.optional(),
  order_by: orderBy(["created_at", "email_address", "expires_at"], "-created_at"),
});

const KEYS = {
  created_at: ({ createdAt }: Invitation) => createdAt,
  email_address: ({ emailAddress }: Invitation) => emailAddress,
  expires_at: ({ expiresAt }: Invitation) => expiresAt,
};

export const invitations = (instance: Instance) => {
  const json = (invitation: Invitation) => invitationJson(instance, invitation);
  return new Hono()
    .get("/", query(ListQuery), (c) => {
      const { paginated, status, query: part, order_by: order, ...page } = c.req.valid("query");
      const matching = [...instance.store.invitations.all()].filter(
        (invitation) =>
          (!status || status.includes(invitationStatus(instance, invitation))) &&
          (!part || invitation.id === part || invitation.emailAddress.includes(part.toLowerCase())),
      );
      const found = listJson(inOrder(matching, KEYS[order.field], order.descending), page, json);
      return c.json(paginated ? found : found.data);
    })
    .post("/", body(Input), (c) =>
      c.json(createInvitations(instance, [c.req.valid("json")]).map(json)[0]),
    )
    .post("/bulk", body(BulkBody), (c) =>
      c.json(createInvitations(instance, c.req.valid("json")).map(json)),
    )
    .post("/:id/revoke", (c) => c.json(json(revokeInvitation(instance, c.req.param("id")))));
};
