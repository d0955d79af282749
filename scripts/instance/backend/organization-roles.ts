import { Hono } from "hono";
import * as z from "zod";
import { given } from "../middleware/fields.ts";
import { body, query } from "../middleware/input.ts";
import { orderBy } from "../middleware/order-by.ts";
import { listJson, PAGE, single } from "../middleware/pagination.ts";
import type { Instance } from "../instance.ts";
import { access } from "../resources/access-defaults.ts";
import { updateRole } from "../resources/change-role.ts";
import { listNamed, NAMED_ORDERS } from "../resources/named-list.ts";
import {
  assignPermission,
  createRole,
  deleteRole,
  getRole,
  removePermission,
  roleJson,
  type Role,
} from "../resources/role.ts";

const name = z.string().min(1).max(256);
const key = z.string().regex(/^org:[a-z0-9_]+$/);
const EXTRAS = {
  description: z.string().nullish(),
  permissions: z.array(z.string()).nullish(),
};
const CreateBody = z
  .object({ ...EXTRAS, name, key, include_in_initial_role_set: z.boolean().nullish() })
  .transform(({ permissions, description, include_in_initial_role_set: included, ...rest }) => ({
    ...rest,
    description: description ?? null,
    permissions: permissions ?? [],
    inPrimaryRoleSet: included ?? false,
  }));
const UpdateBody = z
  .object({ ...EXTRAS, name: name.nullish(), key: key.nullish() })
  .transform((input) =>
    given({
      name: input.name ?? undefined,
      key: input.key ?? undefined,
      description: input.description,
      permissions: input.permissions ?? undefined,
    }),
  );
const ListQuery = z.object({
  ...PAGE,
  query: single.optional(),
  order_by: orderBy(NAMED_ORDERS, "-created_at"),
});

export const organizationRoles = (instance: Instance) => {
  const json = (role: Role) => roleJson(instance, role);
  return new Hono()
    .get("/", query(ListQuery), (c) => {
      const { query: part, order_by: order, ...page } = c.req.valid("query");
      return c.json(listJson(listNamed(access(instance).roles.all(), part, order), page, json));
    })
    .post("/", body(CreateBody), (c) => c.json(json(createRole(instance, c.req.valid("json")))))
    .get("/:id", (c) => c.json(json(getRole(instance, c.req.param("id")))))
    .patch("/:id", body(UpdateBody), (c) =>
      c.json(json(updateRole(instance, c.req.param("id"), c.req.valid("json")))),
    )
    .delete("/:id", (c) => c.json(deleteRole(instance, c.req.param("id"))))
    .post("/:id/permissions/:permission", (c) => {
      const { id, permission } = c.req.param();
      return c.json(json(assignPermission(instance, id, permission)));
    })
    .delete("/:id/permissions/:permission", (c) => {
      const { id, permission } = c.req.param();
      return c.json(json(removePermission(instance, id, permission)));
    });
};
