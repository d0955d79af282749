import { Hono } from "hono";
import * as z from "zod";
import { body, query } from "../middleware/input.ts";
import { flag, listJson, PAGE, single } from "../middleware/pagination.ts";
import type { Instance } from "../instance.ts";
import { enterpriseConnectionJson } from "../resources/enterprise-connection-json.ts";
import {
  createEnterpriseConnection,
  deleteEnterpriseConnection,
  getEnterpriseConnection,
  updateEnterpriseConnection,
  type EnterpriseConnection,
} from "../resources/enterprise-connection.ts";
import { newestFirst } from "../resources/order.ts";
import { CreateConnectionBody, UpdateConnectionBody } from "./enterprise-connection-body.ts";

const ListQuery = z.object({
  ...PAGE,
  organization_id: single.optional(),
  active: flag.optional(),
});

export const enterpriseConnections = (instance: Instance) => {
  const json = (connection: EnterpriseConnection) => enterpriseConnectionJson(instance, connection);
  return new Hono()
    .get("/", query(ListQuery), (c) => {
      const { organization_id: organizationId, active, ...page } = c.req.valid("query");
      const found = [...instance.store.enterpriseConnections.all()].filter(
        (connection) =>
          (!organizationId || connection.organizationId === organizationId) &&
          (active === undefined || connection.active === active),
      );
      return c.json(listJson(newestFirst(found), page, json));
    })
    .post("/", body(CreateConnectionBody), (c) =>
      c.json(json(createEnterpriseConnection(instance, c.req.valid("json"))), 201),
    )
    .get("/:id", (c) => c.json(json(getEnterpriseConnection(instance, c.req.param("id")))))
    .patch("/:id", body(UpdateConnectionBody), (c) => {
      const updated = updateEnterpriseConnection(instance, c.req.param("id"), c.req.valid("json"));
      return c.json(json(updated));
    })
    .delete("/:id", (c) => c.json(deleteEnterpriseConnection(instance, c.req.param("id"))));
};
