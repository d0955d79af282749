import { Hono } from "hono";
import * as z from "zod";
import { body, query } from "../middleware/input.ts";
import { orderBy } from "../middleware/order-by.ts";
import { listJson, PAGE, single } from "../middleware/pagination.ts";
import type { Instance } from "../instance.ts";
import { access } from "../resources/access-defaults.ts";
import { listNamed, NAMED_ORDERS } from "../resources/named-list.ts";
import { getRoleSet, roleSetJson, type RoleSet } from "../resources/role-set.ts";
import { addRoles, createRoleSet, updateRoleSet } from "../resources/change-role-set.ts";
import { replaceRole, replaceRoleSet } from "../resources/replace-role-set.ts";

const name = z.string().min(1).max(256);
const key = z.string().regex(/^role_set:[a-z0-9_]+$/);
const description = z.string().nullish();
const CreateBody = z.object({
  name,
  key: key.optional(),
  description,
  type: z.enum(["initial", "custom"]).optional(),
  roles: z.array(z.string()).min(1),
  default_role_key: z.string(),
  creator_role_key: z.string(),
});
const UpdateBody = z.object({
  name: name.nullish(),
  key: key.nullish(),
  description,
  type: z.literal("initial").nullish(),
  default_role_key: z.string().nullish(),
  creator_role_key: z.string().nullish(),
});
const AddBody = z.object({
  role_keys: z.array(z.string()).min(1),
  default_role_key: z.string().optional(),
  creator_role_key: z.string().optional(),
});
const ReplaceRoleBody = z.object({ role_key: z.string(), to_role_key: z.string() });
const ReplaceBody = z.object({
  dest_role_set_key: z.string(),
  reassignment_mappings: z.record(z.string(), z.string()).default({}),
});
const ListQuery = z.object({
  ...PAGE,
  query: single.optional(),
  order_by: orderBy(NAMED_ORDERS, "-created_at"),
});

export const roleSets = (instance: Instance) => {
  const json = (roleSet: RoleSet) => roleSetJson(instance, roleSet);
  return new Hono()
    .get("/", query(ListQuery), (c) => {
      const { query: part, order_by: order, ...page } = c.req.valid("query");
      return c.json(listJson(listNamed(access(instance).roleSets.all(), part, order), page, json));
    })
    .post("/", body(CreateBody), (c) => {
      const { default_role_key, creator_role_key, ...fields } = c.req.valid("json");
      const names = { defaultRoleKey: default_role_key, creatorRoleKey: creator_role_key };
      return c.json(json(createRoleSet(instance, { ...fields, ...names })));
    })
    .get("/:id", (c) => c.json(json(getRoleSet(instance, c.req.param("id")))))
    .patch("/:id", body(UpdateBody), (c) => {
      const input = c.req.valid("json");
      const changes = {
        name: input.name ?? undefined,
        key: input.key ?? undefined,
        description: input.description,
        type: input.type ?? undefined,
        defaultRoleKey: input.default_role_key ?? undefined,
        creatorRoleKey: input.creator_role_key ?? undefined,
      };
      return c.json(json(updateRoleSet(instance, c.req.param("id"), changes)));
    })
    .post("/:id/roles", body(AddBody), (c) => {
      const { role_keys: keys, default_role_key, creator_role_key } = c.req.valid("json");
      const names = { defaultRoleKey: default_role_key, creatorRoleKey: creator_role_key };
      return c.json(json(addRoles(instance, c.req.param("id"), keys, names)));
    })
    .post("/:id/roles/replace", body(ReplaceRoleBody), (c) => {
      const { role_key: from, to_role_key: to } = c.req.valid("json");
      return c.json(json(replaceRole(instance, c.req.param("id"), from, to)));
    })
    .post("/:id/replace", body(ReplaceBody), (c) => {
      const { dest_role_set_key: destination, reassignment_mappings: mappings } =
        c.req.valid("json");
      return c.json(replaceRoleSet(instance, c.req.param("id"), destination, mappings));
    });
};
