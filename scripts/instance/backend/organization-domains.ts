import { Hono } from "hono";
import * as z from "zod";
import { body, query } from "../middleware/input.ts";
import { orderBy } from "../middleware/order-by.ts";
import { flag, list, listJson, PAGE, single } from "../middleware/pagination.ts";
import type { Instance } from "../instance.ts";
import { listOrganizationDomains } from "../resources/organization-domain-list.ts";
import {
  createOrganizationDomain,
  deleteOrganizationDomain,
  organizationDomainJson,
  updateOrganizationDomain,
  type OrganizationDomain,
} from "../resources/organization-domain.ts";
import { getOrganization } from "../resources/organization.ts";

const enrollmentMode = z.enum([
  "manual_invitation",
  "automatic_invitation",
  "automatic_suggestion",
]);
const FIELDS = { enrollment_mode: enrollmentMode.nullish(), verified: z.boolean().nullish() };
const CreateBody = z.object({
  ...FIELDS,
  name: z
    .string()
    .regex(/^(?:[a-z0-9-]+\.)+[a-z]{2,}$/i)
    .max(253),
});
const UpdateBody = z.object(FIELDS);
const FILTER = {
  ...PAGE,
  verified: flag.optional(),
  enrollment_mode: list.optional(),
  query: single.optional(),
};
const ListQuery = z.object(FILTER);
const AllQuery = z.object({
  ...FILTER,
  organization_id: single.optional(),
  domains: list.optional(),
  order_by: orderBy(["name", "created_at"], "-created_at"),
});

/** Under an organization's own path. */
export const organizationDomains = (instance: Instance) => {
  const json = (domain: OrganizationDomain) => organizationDomainJson(instance, domain);
  return new Hono()
    .get("/:id/domains", query(ListQuery), (c) => {
      const { limit, offset, enrollment_mode: enrollmentModes, ...rest } = c.req.valid("query");
      const organizationId = getOrganization(instance, c.req.param("id")).id;
      const found = listOrganizationDomains(instance, { ...rest, organizationId, enrollmentModes });
      return c.json(listJson(found, { limit, offset }, json));
    })
    .post("/:id/domains", body(CreateBody), (c) => {
      const { id } = getOrganization(instance, c.req.param("id"));
      const { name, ...fields } = c.req.valid("json");
      return c.json(json(createOrganizationDomain(instance, id, { name, ...toFields(fields) })));
    })
    .patch("/:id/domains/:domain", body(UpdateBody), (c) => {
      const { id, domain } = c.req.param();
      const fields = toFields(c.req.valid("json"));
      return c.json(json(updateOrganizationDomain(instance, id, domain, fields)));
    })
    .delete("/:id/domains/:domain", (c) => {
      const { id, domain } = c.req.param();
      return c.json(deleteOrganizationDomain(instance, id, domain));
    })
    .post("/:id/domains/:domain/verify_ownership", (c) => {
      const { id, domain } = c.req.param();
      return c.json(json(updateOrganizationDomain(instance, id, domain, { verified: true })));
    });
};

/** Those of the whole instance. */
export const allOrganizationDomains = (instance: Instance) =>
  new Hono().get("/", query(AllQuery), (c) => {
    const { limit, offset, order_by: order, ...rest } = c.req.valid("query");
    const { organization_id: organizationId, enrollment_mode: enrollmentModes, ...filter } = rest;
    const found = listOrganizationDomains(
      instance,
      { ...filter, organizationId, enrollmentModes },
      order,
    );
    return c.json(
      listJson(found, { limit, offset }, (domain) => organizationDomainJson(instance, domain)),
    );
  });

function toFields(input: z.output<typeof UpdateBody>) {
  return {
    enrollmentMode: input.enrollment_mode ?? undefined,
    verified: input.verified ?? undefined,
  };
}
