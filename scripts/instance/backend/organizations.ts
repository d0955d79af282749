import { Hono } from "hono";
import * as z from "zod";
import { given, metadata, moment } from "../middleware/fields.ts";
import { body, query } from "../middleware/input.ts";
import { orderBy } from "../middleware/order-by.ts";
import { flag, list, listJson, PAGE, single } from "../middleware/pagination.ts";
import { readUpload } from "../middleware/upload.ts";
import type { Instance } from "../instance.ts";
import { createOrganization } from "../resources/create-organization.ts";
import { deleteOrganization } from "../resources/delete-organization.ts";
import { listOrganizations, ORGANIZATION_ORDERS } from "../resources/organization-list.ts";
import {
  getOrganization,
  logoUrl,
  mergeOrganizationMetadata,
  organizationJson,
  setLogo,
  updateOrganization,
  type Organization,
} from "../resources/organization.ts";

const name = z.string().min(1).max(256);
const memberships = z.number().int().min(0).nullish();

const FIELDS = {
  slug: z.string().min(1).max(64).nullish(),
  max_allowed_memberships: memberships,
  created_at: moment.nullish(),
  role_set_key: z.string().nullish(),
  public_metadata: metadata.nullish(),
  private_metadata: metadata.nullish(),
};

const Fields = z.object(FIELDS);
const CreateBody = Fields.extend({ name, created_by: z.string().nullish() });
const UpdateBody = Fields.extend({
  name: name.nullish(),
  admin_delete_enabled: z.boolean().nullish(),
});
const MetadataBody = z
  .object({ public_metadata: metadata.optional(), private_metadata: metadata.optional() })
  .transform((input) =>
    given({ publicMetadata: input.public_metadata, privateMetadata: input.private_metadata }),
  );

const EXTRAS = { include_members_count: flag.default(false) };
const ListQuery = z.object({
  ...PAGE,
  ...EXTRAS,
  query: single.optional(),
  user_id: list.optional(),
  organization_id: list.optional(),
  order_by: orderBy(ORGANIZATION_ORDERS, "-created_at"),
});

export const organizations = (instance: Instance) => {
  const json = (organization: Organization) => organizationJson(instance, organization);
  const withCount = (organization: Organization) => ({
    ...json(organization),
    members_count: instance.store.memberships.countBy("organization", organization.id),
  });
  return new Hono()
    .get("/", query(ListQuery), (c) => {
      const { query: part, user_id: userIds, organization_id: ids, ...rest } = c.req.valid("query");
      const found = listOrganizations(instance, { query: part, userIds, ids }, rest.order_by);
      return c.json(listJson(found, rest, rest.include_members_count ? withCount : json));
    })
    .post("/", body(CreateBody), (c) => {
      const { name: called, created_by: createdBy, ...fields } = c.req.valid("json");
      const input = { ...toFields(fields), name: called, createdBy };
      return c.json(json(createOrganization(instance, input)));
    })
    .get("/:id", query(z.object(EXTRAS)), (c) => {
      const organization = getOrganization(instance, c.req.param("id"));
      const { include_members_count: counted } = c.req.valid("query");
      return c.json(counted ? withCount(organization) : json(organization));
    })
    .patch("/:id", body(UpdateBody), (c) => {
      const { name: called, admin_delete_enabled: adminDelete, ...fields } = c.req.valid("json");
      const changes = given({
        name: called ?? undefined,
        adminDeleteEnabled: adminDelete ?? undefined,
      });
      const updated = { ...toFields(fields), ...changes };
      return c.json(json(updateOrganization(instance, c.req.param("id"), updated)));
    })
    .delete("/:id", (c) => c.json(deleteOrganization(instance, c.req.param("id"))))
    .put("/:id/metadata", body(MetadataBody), (c) =>
      c.json(json(updateOrganization(instance, c.req.param("id"), c.req.valid("json")))),
    )
    .patch("/:id/metadata", body(MetadataBody), (c) =>
      c.json(json(mergeOrganizationMetadata(instance, c.req.param("id"), c.req.valid("json")))),
    )
    .put("/:id/logo", async (c) => {
      getOrganization(instance, c.req.param("id"));
      const { upload } = await readUpload(c);
      const organization = setLogo(instance, c.req.param("id"), upload);
      const url = logoUrl(instance, organization);
      return c.json({ ...json(organization), logo_url: url, image_url: url });
    })
    .delete("/:id/logo", (c) => c.json(json(setLogo(instance, c.req.param("id"), null))));
};

function toFields(input: z.output<typeof Fields>) {
  return given({
    slug: input.slug ?? undefined,
    maxAllowedMemberships: input.max_allowed_memberships ?? undefined,
    createdAt: input.created_at ?? undefined,
    roleSetKey: input.role_set_key ?? undefined,
    publicMetadata: input.public_metadata ?? undefined,
    privateMetadata: input.private_metadata ?? undefined,
  });
}
