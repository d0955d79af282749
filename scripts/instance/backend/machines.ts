import { Hono } from "hono";
import * as z from "zod";
import { given } from "../middleware/fields.ts";
import { body, query } from "../middleware/input.ts";
import { orderBy } from "../middleware/order-by.ts";
import { listJson, PAGE, single } from "../middleware/pagination.ts";
import type { Instance } from "../instance.ts";
import {
  addScope,
  createMachine,
  deleteMachine,
  getMachine,
  machineJson,
  removeScope,
  rotateSecretKey,
  secretKeyJson,
  updateMachine,
  type Machine,
} from "../resources/machine.ts";
import { inOrder } from "../resources/order.ts";

const name = z.string().min(1).max(255);
const ttl = z.number().int().min(1).max(315_360_000);
const CreateBody = z.object({
  name,
  scoped_machines: z.array(z.string()).max(150).default([]),
  default_token_ttl: ttl.default(3600),
});
const UpdateBody = z.object({ name: name.optional(), default_token_ttl: ttl.optional() });
const RotateBody = z.object({ previous_token_ttl: z.number().int().min(0).max(28_800) });
const ScopeBody = z.object({ to_machine_id: z.string() });
const ListQuery = z.object({
  ...PAGE,
  query: single.optional(),
  order_by: orderBy(["created_at", "name"], "-created_at"),
});

export const machines = (instance: Instance) => {
  const json = (machine: Machine) => machineJson(instance, machine);
  return new Hono()
    .get("/", query(ListQuery), (c) => {
      const { query: part, order_by: order, ...page } = c.req.valid("query");
      const wanted = part?.toLowerCase();
      const matching = [...instance.store.machines.all()].filter(
        (machine) => !wanted || machine.id === part || machine.name.toLowerCase().includes(wanted),
      );
      const keyOf = ({ name: called, createdAt }: Machine) =>
        order.field === "name" ? called.toLowerCase() : createdAt;
      return c.json(listJson(inOrder(matching, keyOf, order.descending), page, json));
    })
    .post("/", body(CreateBody), (c) => {
      const input = c.req.valid("json");
      const machine = createMachine(instance, {
        name: input.name,
        scopes: input.scoped_machines,
        defaultTokenTtl: input.default_token_ttl,
      });
      return c.json({ ...json(machine), secret_key: machine.secretKey });
    })
    .get("/:id", (c) => c.json(json(getMachine(instance, c.req.param("id")))))
    .patch("/:id", body(UpdateBody), (c) => {
      const { name: called, default_token_ttl: defaultTokenTtl } = c.req.valid("json");
      const changes = given({ name: called, defaultTokenTtl });
      return c.json(json(updateMachine(instance, c.req.param("id"), changes)));
    })
    .delete("/:id", (c) => c.json(deleteMachine(instance, c.req.param("id"))))
    .get("/:id/secret_key", (c) => c.json(secretKeyJson(getMachine(instance, c.req.param("id")))))
    .post("/:id/secret_key/rotate", body(RotateBody), (c) => {
      const seconds = c.req.valid("json").previous_token_ttl;
      return c.json(secretKeyJson(rotateSecretKey(instance, c.req.param("id"), seconds)));
    })
    .post("/:id/scopes", body(ScopeBody), (c) =>
      c.json(addScope(instance, c.req.param("id"), c.req.valid("json").to_machine_id)),
    )
    .delete("/:id/scopes/:other", (c) => {
      const { id, other } = c.req.param();
      return c.json(removeScope(instance, id, other));
    });
};
