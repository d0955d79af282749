import { Hono } from "hono";
import * as z from "zod";
import type { Instance } from "../../instance.ts";
import { query } from "../../middleware/input.ts";
import { listJson, PAGINATED } from "../../middleware/pagination.ts";
import type { SignedInEnv } from "../../middleware/signed-in.ts";
import { getRoleSet, roleSetRoles } from "../../resources/role-set.ts";
import { roleJson } from "../../resources/role.ts";
import { wrapped } from "../wrapped.ts";
import { memberOf } from "./member.ts";

const ListQuery = z.object(PAGINATED);

export const roles = (instance: Instance) =>
  new Hono<SignedInEnv>().get("/", query(ListQuery), (c) => {
    const { roleSetId } = memberOf(instance, c, "org:sys_memberships:read");
    const found = roleSetRoles(instance, getRoleSet(instance, roleSetId));
    const answer = listJson(found, c.req.valid("query"), (role) => roleJson(instance, role));
    return wrapped(instance, c, { ...answer, has_role_set_migration: false });
  });
