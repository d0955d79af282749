import { Hono } from "hono";
import * as z from "zod";
import { given } from "../middleware/fields.ts";
import { body } from "../middleware/input.ts";
import type { Instance } from "../instance.ts";
import {
  organizationSettingsJson,
  updateOrganizationSettings,
} from "../resources/organization-settings.ts";

const onOff = z.boolean().nullish();
const mode = z.enum(["manual_invitation", "automatic_invitation", "automatic_suggestion"]);

const Body = z
  .object({
    enabled: onOff,
    max_allowed_memberships: z.number().int().min(0).nullish(),
    admin_delete_enabled: onOff,
    domains_enabled: onOff,
    slug_disabled: onOff,
    domains_enrollment_modes: z.array(mode).optional(),
    creator_role_id: z.string().nullish(),
    domains_default_role_id: z.string().nullish(),
  })
  .transform((input) => ({
    creatorRoleId: input.creator_role_id ?? undefined,
    domainsDefaultRoleId: input.domains_default_role_id ?? undefined,
    rules: given({
      enabled: input.enabled ?? undefined,
      maxAllowedMemberships: input.max_allowed_memberships ?? undefined,
      adminDeleteEnabled: input.admin_delete_enabled ?? undefined,
      domainsEnabled: input.domains_enabled ?? undefined,
      slugDisabled: input.slug_disabled ?? undefined,
      enrollmentModes: input.domains_enrollment_modes,
    }),
  }));

export const organizationSettings = (instance: Instance) =>
  new Hono()
    .get("/", (c) => c.json(organizationSettingsJson(instance)))
    .patch("/", body(Body), (c) => {
      updateOrganizationSettings(instance, c.req.valid("json"));
      return c.json(organizationSettingsJson(instance));
    });
