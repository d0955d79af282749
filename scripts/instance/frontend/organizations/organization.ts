import { Hono } from "hono";
import * as z from "zod";
import { apiError } from "../../errors.ts";
import type { Instance } from "../../instance.ts";
import { body } from "../../middleware/input.ts";
import { me, type SignedInEnv } from "../../middleware/signed-in.ts";
import { createOrganization } from "../../resources/create-organization.ts";
import { deleteOrganization } from "../../resources/delete-organization.ts";
import { updateOrganization } from "../../resources/organization.ts";
import type { User } from "../../resources/user.ts";
import { ownOrganizationJson } from "../json/organization.ts";
import { wrapped } from "../wrapped.ts";
import { memberOf } from "./member.ts";

const slug = z
  .string()
  .max(256)
  .transform((value) => value || undefined)
  .optional();
const CreateBody = z.object({ name: z.string().min(1).max(256), slug });
const UpdateBody = z.object({ name: z.string().min(1).max(256).optional(), slug });

export const organization = (instance: Instance) =>
  new Hono<SignedInEnv>()
    .post("/", body(CreateBody), (c) => {
      const user = me(instance, c);
      checkAllowance(instance, user);
      const created = createOrganization(instance, { ...c.req.valid("json"), createdBy: user.id });
      return wrapped(instance, c, ownOrganizationJson(instance, created));
    })
    .get("/:organization", (c) =>
      wrapped(instance, c, ownOrganizationJson(instance, memberOf(instance, c))),
    )
    .patch("/:organization", body(UpdateBody), (c) => {
      const { id } = memberOf(instance, c, "org:sys_profile:manage");
      const updated = updateOrganization(instance, id, c.req.valid("json"));
      return wrapped(instance, c, ownOrganizationJson(instance, updated));
    })
    .delete("/:organization", (c) => {
      const { id, adminDeleteEnabled } = memberOf(instance, c, "org:sys_profile:delete");
      if (!adminDeleteEnabled) throw notDeletable();
      return wrapped(instance, c, deleteOrganization(instance, id));
    });

function checkAllowance(instance: Instance, user: User): void {
  const created = [...instance.store.organizations.all()].filter(
    ({ createdBy }) => createdBy === user.id,
  );
  const limit = user.createOrganizationsLimit;
  const isOver = limit !== null && limit > 0 && created.length >= limit;
  if (user.createOrganizationEnabled && !isOver) return;
  const message = "You may not create an organization.";
  throw apiError(403, "organization_creation_not_allowed", message);
}

function notDeletable() {
  return apiError(403, "organization_admin_delete_disabled", "Deletion by admins is not enabled");
}
