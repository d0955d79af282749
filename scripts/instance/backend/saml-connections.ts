import { Hono } from "hono";
import * as z from "zod";
import { given } from "../middleware/fields.ts";
import { body, query } from "../middleware/input.ts";
import { list, listJson, PAGE, single } from "../middleware/pagination.ts";
import type { Instance } from "../instance.ts";
import { samlConnectionJson } from "../resources/enterprise-connection-json.ts";
import {
  createEnterpriseConnection,
  deleteEnterpriseConnection,
  getEnterpriseConnection,
  updateEnterpriseConnection,
  type EnterpriseConnection,
} from "../resources/enterprise-connection.ts";
import { newestFirst } from "../resources/order.ts";
import {
  connectionFields,
  domains,
  name,
  samlFields,
  toCommon,
  toSaml,
} from "./enterprise-connection-body.ts";

const FIELDS = {
  ...connectionFields,
  ...samlFields,
  domain: z.string().nullish(),
  domains: domains.nullish(),
};
const CreateBody = z
  .object({
    ...FIELDS,
    name,
    provider: z.enum(["saml_custom", "saml_okta", "saml_google", "saml_microsoft"]),
  })
  .transform(({ name: called, provider, domain, domains: names, ...fields }, context) => {
    const all = names ?? (domain ? [domain] : []);
    if (all.length === 0) {
      const params = { code: "form_param_missing" };
      context.addIssue({ code: "custom", path: ["domains"], params, message: "is missing" });
    }
    return { ...toCommon(fields), saml: toSaml(fields), name: called, provider, domains: all };
  });
const UpdateBody = z
  .object({ ...FIELDS, name: name.nullish(), provider: z.string().nullish() })
  .transform(({ name: called, provider, domain, domains: names, ...fields }) => ({
    ...toCommon(fields),
    ...given({
      name: called ?? undefined,
      provider: provider ?? undefined,
      domains: names ?? (domain ? [domain] : undefined),
    }),
    saml: toSaml(fields),
  }));
const ListQuery = z.object({
  ...PAGE,
  query: single.optional(),
  order_by: single.optional(),
  organization_id: list.optional(),
});

/** The older API for those enterprise connections that are SAML. */
export const samlConnections = (instance: Instance) => {
  const json = (connection: EnterpriseConnection) => samlConnectionJson(instance, connection);
  return new Hono()
    .get("/", query(ListQuery), (c) => {
      const { query: part, organization_id: ids, limit, offset } = c.req.valid("query");
      const wanted = part?.toLowerCase();
      const found = [...instance.store.enterpriseConnections.all()].filter(
        ({ saml, name: called, organizationId }) =>
          saml !== null &&
          (!wanted || called.toLowerCase().includes(wanted)) &&
          (!ids?.length || ids.includes(organizationId ?? "")),
      );
      return c.json(listJson(newestFirst(found), { limit, offset }, json));
    })
    .post("/", body(CreateBody), (c) =>
      c.json(json(createEnterpriseConnection(instance, c.req.valid("json")))),
    )
    .get("/:id", (c) => c.json(json(getEnterpriseConnection(instance, c.req.param("id")))))
    .patch("/:id", body(UpdateBody), (c) => {
      const updated = updateEnterpriseConnection(instance, c.req.param("id"), c.req.valid("json"));
      return c.json(json(updated));
    })
    .delete("/:id", (c) => c.json(deleteEnterpriseConnection(instance, c.req.param("id"))));
};
