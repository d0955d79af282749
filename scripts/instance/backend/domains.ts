import { Hono } from "hono";
import * as z from "zod";
import { given } from "../middleware/fields.ts";
import { body } from "../middleware/input.ts";
import type { Instance } from "../instance.ts";
import {
  addDomain,
  deleteDomain,
  domainJson,
  primaryDomainJson,
  updateDomain,
} from "../resources/domain.ts";

const name = z
  .string()
  .max(253)
  .regex(/^(?:[a-z0-9-]+\.)*[a-z0-9-]+(?::\d+)?$/i);
const AddBody = z.object({ name, is_satellite: z.literal(true), proxy_url: z.url().nullish() });
const UpdateBody = z.object({
  name: name.nullish(),
  proxy_url: z.url().nullish(),
  is_secondary: z.boolean().nullish(),
});

export const domains = (instance: Instance) =>
  new Hono()
    .get("/", (c) => {
      const satellites = [...instance.store.domains.all()].map(domainJson);
      const all = [primaryDomainJson(instance), ...satellites];
      return c.json({ data: all, total_count: all.length });
    })
    .post("/", body(AddBody), (c) => {
      const { name: called, proxy_url: proxyUrl } = c.req.valid("json");
      return c.json(domainJson(addDomain(instance, called, proxyUrl ?? null)));
    })
    .patch("/:id", body(UpdateBody), (c) => {
      const { name: called, proxy_url: proxyUrl } = c.req.valid("json");
      const changes = given({ name: called ?? undefined, proxyUrl });
      return c.json(domainJson(updateDomain(instance, c.req.param("id"), changes)));
    })
    .delete("/:id", (c) => c.json(deleteDomain(instance, c.req.param("id"))));
