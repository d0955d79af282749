import { Hono } from "hono";
import * as z from "zod";
import type { Instance } from "../../instance.ts";
import { body, query } from "../../middleware/input.ts";
import { list, listJson, PAGINATED, single } from "../../middleware/pagination.ts";
import type { SignedInEnv } from "../../middleware/signed-in.ts";
import { listMemberships } from "../../resources/membership-list.ts";
import {
  createMembership,
  deleteMembership,
  updateMembershipRole,
  type Membership,
} from "../../resources/membership.ts";
import { membershipJson } from "../json/membership.ts";
import { wrapped } from "../wrapped.ts";
import { memberOf } from "./member.ts";

const ListQuery = z.object({ ...PAGINATED, query: single.optional(), role: list.optional() });
const CreateBody = z.object({ user_id: z.string(), role: z.string() });
const RoleBody = z.object({ role: z.string() });

const MANAGE = "org:sys_memberships:manage";

export const members = (instance: Instance) => {
  const json = (membership: Membership) => membershipJson(instance, membership);
  return new Hono<SignedInEnv>()
    .get("/", query(ListQuery), (c) => {
      const { id: organizationId } = memberOf(instance, c, "org:sys_memberships:read");
      const { query: text, role: roles, ...page } = c.req.valid("query");
      const found = listMemberships(instance, { organizationId }, { query: text, roles });
      const answer = listJson(found, page, json);
      return wrapped(instance, c, page.paginated ? answer : answer.data);
    })
    .post("/", body(CreateBody), (c) => {
      const { id: organizationId } = memberOf(instance, c, MANAGE);
      const { user_id: userId, role } = c.req.valid("json");
      return wrapped(
        instance,
        c,
        json(createMembership(instance, { organizationId, userId, role })),
      );
    })
    .patch("/:user", body(RoleBody), (c) => {
      const { id } = memberOf(instance, c, MANAGE);
      const { role } = c.req.valid("json");
      return wrapped(
        instance,
        c,
        json(updateMembershipRole(instance, id, c.req.param("user"), role)),
      );
    })
    .delete("/:user", (c) => {
      const { id } = memberOf(instance, c, MANAGE);
      return wrapped(instance, c, json(deleteMembership(instance, id, c.req.param("user"))));
    });
};
