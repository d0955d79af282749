import { Hono } from "hono";
import * as z from "zod";
import { given } from "../middleware/fields.ts";
import { body, query } from "../middleware/input.ts";
import { orderBy } from "../middleware/order-by.ts";
import { listJson, PAGE, single } from "../middleware/pagination.ts";
import type { Instance } from "../instance.ts";
import { access } from "../resources/access-defaults.ts";
import { listNamed, NAMED_ORDERS } from "../resources/named-list.ts";
import {
  createPermission,
  deletePermission,
  getPermission,
  permissionJson,
  updatePermission,
} from "../resources/permission.ts";

const name = z.string().min(1).max(256);
const key = z.string().regex(/^org:(?!sys_)[a-z0-9_]+:[a-z0-9_]+$/);
const description = z.string();
const CreateBody = z.object({ name, key, description: description.default("") });
const UpdateBody = z.object({
  name: name.optional(),
  key: key.optional(),
  description: description.optional(),
});
const ListQuery = z.object({
  ...PAGE,
  query: single.optional(),
  order_by: orderBy(NAMED_ORDERS, "-created_at"),
});

export const organizationPermissions = (instance: Instance) =>
  new Hono()
    .get("/", query(ListQuery), (c) => {
      const { query: part, order_by: order, ...page } = c.req.valid("query");
      const found = listNamed(access(instance).permissions.all(), part, order);
      return c.json(listJson(found, page, permissionJson));
    })
    .post("/", body(CreateBody), (c) =>
      c.json(permissionJson(createPermission(instance, c.req.valid("json")))),
    )
    .get("/:id", (c) => c.json(permissionJson(getPermission(instance, c.req.param("id")))))
    .patch("/:id", body(UpdateBody), (c) => {
      const changes = given(c.req.valid("json"));
      return c.json(permissionJson(updatePermission(instance, c.req.param("id"), changes)));
    })
    .delete("/:id", (c) => c.json(deletePermission(instance, c.req.param("id"))));
