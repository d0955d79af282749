import { Hono, type Context } from "hono";
import * as z from "zod";
import type { Instance } from "../../instance.ts";
import { body, query } from "../../middleware/input.ts";
import { flag, list, listJson, PAGINATED } from "../../middleware/pagination.ts";
import type { SignedInEnv } from "../../middleware/signed-in.ts";
import { prepareAffiliation, tryAffiliation } from "../../resources/domain-affiliation.ts";
import { listOrganizationDomains } from "../../resources/organization-domain-list.ts";
import {
  createOrganizationDomain,
  deleteOrganizationDomain,
  getOrganizationDomain,
  updateOrganizationDomain,
  type OrganizationDomain,
} from "../../resources/organization-domain.ts";
import { organizationDomainJson } from "../json/organization-domain.ts";
import { wrapped } from "../wrapped.ts";
import { memberOf } from "./member.ts";

const MODES = ["manual_invitation", "automatic_invitation", "automatic_suggestion"] as const;
const ListQuery = z.object({
  ...PAGINATED,
  verified: flag.optional(),
  enrollment_mode: list.optional(),
});
const CreateBody = z.object({
  name: z.hostname().max(253),
  enrollment_mode: z.enum(MODES).optional(),
});
const ModeBody = z.object({ enrollment_mode: z.enum(MODES) });
const PrepareBody = z.object({ affiliation_email_address: z.email() });
const AttemptBody = z.object({ code: z.string() });

const MANAGE = "org:sys_domains:manage";

export const domains = (instance: Instance) => {
  const json = (domain: OrganizationDomain) => organizationDomainJson(instance, domain);
  const find = (c: Context<SignedInEnv, "/:id">, permission = MANAGE): OrganizationDomain =>
    getOrganizationDomain(instance, memberOf(instance, c, permission).id, c.req.param("id"));
  return new Hono<SignedInEnv>()
    .get("/", query(ListQuery), (c) => {
      const { id: organizationId } = memberOf(instance, c, "org:sys_domains:read");
      const { verified, enrollment_mode: enrollmentModes, ...page } = c.req.valid("query");
      const filter = { organizationId, verified, enrollmentModes };
      return wrapped(instance, c, listJson(listOrganizationDomains(instance, filter), page, json));
    })
    .post("/", body(CreateBody), (c) => {
      const { id } = memberOf(instance, c, MANAGE);
      const { name, enrollment_mode: enrollmentMode } = c.req.valid("json");
      const domain = createOrganizationDomain(instance, id, { name, enrollmentMode });
      return wrapped(instance, c, json(domain));
    })
    .get("/:id", (c) => wrapped(instance, c, json(find(c, "org:sys_domains:read"))))
    .delete("/:id", (c) => {
      const { id, organizationId } = find(c);
      return wrapped(instance, c, deleteOrganizationDomain(instance, organizationId, id));
    })
    .post("/:id/update_enrollment_mode", body(ModeBody), (c) => {
      const { id, organizationId } = find(c);
      const enrollmentMode = c.req.valid("json").enrollment_mode;
      const updated = updateOrganizationDomain(instance, organizationId, id, { enrollmentMode });
      return wrapped(instance, c, json(updated));
    })
    .post("/:id/prepare_affiliation_verification", body(PrepareBody), (c) => {
      const { affiliation_email_address: address } = c.req.valid("json");
      return wrapped(instance, c, json(prepareAffiliation(instance, find(c), address)));
    })
    .post("/:id/attempt_affiliation_verification", body(AttemptBody), (c) =>
      wrapped(instance, c, json(tryAffiliation(instance, find(c), c.req.valid("json").code))),
    );
};
