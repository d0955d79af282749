import { Hono } from "hono";
import * as z from "zod";
import { metadata } from "../middleware/fields.ts";
import { body, query } from "../middleware/input.ts";
import { orderBy } from "../middleware/order-by.ts";
import { list, listJson, PAGE } from "../middleware/pagination.ts";
import type { Instance } from "../instance.ts";
import { listMemberships, MEMBERSHIP_ORDERS } from "../resources/membership-list.ts";
import {
  createMembership,
  deleteMembership,
  membershipJson,
  mergeMembershipMetadata,
  updateMembershipRole,
  type Membership,
} from "../resources/membership.ts";
import { getOrganization } from "../resources/organization.ts";
import { USER_FILTER, toUserFilter } from "./user-query.ts";

const ORDER = { order_by: orderBy(MEMBERSHIP_ORDERS, "-created_at") };
const OrderQuery = z.object({ ...PAGE, ...ORDER });
const ListQuery = z.object({ ...USER_FILTER, ...PAGE, ...ORDER, role: list.optional() });
const CreateBody = z.object({
  user_id: z.string(),
  role: z.string(),
  public_metadata: metadata.nullish(),
  private_metadata: metadata.nullish(),
});
const RoleBody = z.object({ role: z.string() });
const MetadataBody = z
  .object({ public_metadata: metadata.optional(), private_metadata: metadata.optional() })
  .transform((input) => ({
    publicMetadata: input.public_metadata,
    privateMetadata: input.private_metadata,
  }));

/** Under an organization's own path. */
export const organizationMemberships = (instance: Instance) => {
  const json = (membership: Membership) => membershipJson(instance, membership);
  return new Hono()
    .get("/:id/memberships", query(ListQuery), (c) => {
      const { limit, offset, order_by: order, role: roles, ...fields } = c.req.valid("query");
      const organizationId = getOrganization(instance, c.req.param("id")).id;
      const filter = { ...toUserFilter(fields), roles };
      const found = listMemberships(instance, { organizationId }, filter, order);
      return c.json(listJson(found, { limit, offset }, json));
    })
    .post("/:id/memberships", body(CreateBody), (c) => {
      const input = c.req.valid("json");
      const membership = createMembership(instance, {
        organizationId: getOrganization(instance, c.req.param("id")).id,
        userId: input.user_id,
        role: input.role,
        publicMetadata: input.public_metadata ?? {},
        privateMetadata: input.private_metadata ?? {},
      });
      return c.json(json(membership));
    })
    .patch("/:id/memberships/:user", body(RoleBody), (c) => {
      const { id, user } = c.req.param();
      return c.json(json(updateMembershipRole(instance, id, user, c.req.valid("json").role)));
    })
    .patch("/:id/memberships/:user/metadata", body(MetadataBody), (c) => {
      const { id, user } = c.req.param();
      return c.json(json(mergeMembershipMetadata(instance, id, user, c.req.valid("json"))));
    })
    .delete("/:id/memberships/:user", (c) => {
      const { id, user } = c.req.param();
      const membership = json(deleteMembership(instance, id, user));
      return c.json(membership);
    });
};

/** Those of the whole instance. */
export const allMemberships = (instance: Instance) =>
  new Hono().get("/", query(OrderQuery), (c) => {
    const { order_by: order, ...page } = c.req.valid("query");
    const found = listMemberships(instance, {}, {}, order);
    return c.json(listJson(found, page, (membership) => membershipJson(instance, membership)));
  });
