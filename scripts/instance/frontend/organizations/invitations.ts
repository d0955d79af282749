import { Hono, type Context } from "hono";
import * as z from "zod";
import type { Instance } from "../../instance.ts";
import { body, query } from "../../middleware/input.ts";
import { list, listJson, PAGINATED } from "../../middleware/pagination.ts";
import type { SignedInEnv } from "../../middleware/signed-in.ts";
import { listOrganizationInvitations } from "../../resources/organization-invitation-list.ts";
import {
  createOrganizationInvitations,
  revokeOrganizationInvitation,
  type OrganizationInvitation,
} from "../../resources/organization-invitation.ts";
import { texts } from "../fields.ts";
import { ownInvitationJson } from "../json/invitation.ts";
import { wrapped } from "../wrapped.ts";
import { memberOf } from "./member.ts";

const ListQuery = z.object({ ...PAGINATED, status: list.optional() });
const CreateBody = z.object({ email_address: z.email().max(320), role: z.string() });
const BulkBody = z.object({
  email_address: texts.pipe(z.array(z.email().max(320)).min(1).max(100)),
  role: z.string(),
});

const MANAGE = "org:sys_memberships:manage";

export const invitations = (instance: Instance) => {
  const json = (invitation: OrganizationInvitation) => ownInvitationJson(instance, invitation);
  const invite = (c: Context<SignedInEnv>, addresses: string[], role: string) => {
    const { id } = memberOf(instance, c, MANAGE);
    const inviterId = c.get("session").userId;
    const inputs = addresses.map((emailAddress) => ({ emailAddress, role, inviterId }));
    return createOrganizationInvitations(instance, id, inputs);
  };
  const pending = (organizationId: string, statuses: string[] | undefined) =>
    listOrganizationInvitations(instance, { organizationId }, { statuses });
  return new Hono<SignedInEnv>()
    .get("/", query(ListQuery), (c) => {
      const { id } = memberOf(instance, c, MANAGE);
      const { status, ...page } = c.req.valid("query");
      return wrapped(instance, c, listJson(pending(id, status), page, json));
    })
    .get("/pending", query(ListQuery), (c) => {
      const { id } = memberOf(instance, c, MANAGE);
      const answer = listJson(pending(id, ["pending"]), c.req.valid("query"), json);
      return wrapped(instance, c, answer);
    })
    .post("/", body(CreateBody), (c) => {
      const { email_address: address, role } = c.req.valid("json");
      const [invitation] = invite(c, [address], role);
      return wrapped(instance, c, invitation ? json(invitation) : null);
    })
    .post("/bulk", body(BulkBody), (c) => {
      const { email_address: addresses, role } = c.req.valid("json");
      return wrapped(instance, c, invite(c, addresses, role).map(json));
    })
    .post("/:id/revoke", (c) => {
      const { id } = memberOf(instance, c, MANAGE);
      return wrapped(
        instance,
        c,
        json(revokeOrganizationInvitation(instance, id, c.req.param("id"))),
      );
    });
};
