import { Hono } from "hono";
import * as z from "zod";
import type { Instance } from "../../instance.ts";
import { query } from "../../middleware/input.ts";
import { list, listJson, PAGINATED } from "../../middleware/pagination.ts";
import type { SignedInEnv } from "../../middleware/signed-in.ts";
import {
  membershipRequestJson,
  settleRequest,
  type MembershipRequest,
} from "../../resources/membership-request.ts";
import { wrapped } from "../wrapped.ts";
import { memberOf } from "./member.ts";

const ListQuery = z.object({ ...PAGINATED, status: list.optional() });

const MANAGE = "org:sys_memberships:manage";

export const membershipRequests = (instance: Instance) => {
  const json = (request: MembershipRequest) => membershipRequestJson(instance, request);
  return new Hono<SignedInEnv>()
    .get("/", query(ListQuery), (c) => {
      const { id } = memberOf(instance, c, MANAGE);
      const { status, ...page } = c.req.valid("query");
      const found = instance.store.membershipRequests
        .by("organization", id)
        .filter((request) => !status?.length || status.includes(request.status));
      return wrapped(instance, c, listJson(found, page, json));
    })
    .post("/:id/accept", (c) => {
      const { id } = memberOf(instance, c, MANAGE);
      return wrapped(instance, c, json(settleRequest(instance, id, c.req.param("id"), "accepted")));
    })
    .post("/:id/reject", (c) => {
      const { id } = memberOf(instance, c, MANAGE);
      return wrapped(instance, c, json(settleRequest(instance, id, c.req.param("id"), "revoked")));
    });
};
