import type { DeletedObjectJSON, JwtTemplateJSON } from "@clerk/backend";
import { invalidParam, notFound } from "../errors.ts";
import type { Instance } from "../instance.ts";
import type { Claims } from "../tokens.ts";

export interface JwtTemplate {
  readonly id: string;
  /** What `getToken({ template })` asks for; unique. */
  readonly name: string;
  readonly claims: Claims;
  readonly lifetime: number;
  readonly allowedClockSkew: number;
  /** Without one, the instance's own key signs. */
  readonly signingKey: string | null;
  readonly signingAlgorithm: string;
  readonly createdAt: number;
  readonly updatedAt: number;
}

export type JwtTemplateFields = Omit<JwtTemplate, "id" | "createdAt" | "updatedAt">;

export function getJwtTemplate(instance: Instance, id: string): JwtTemplate {
  const template = instance.store.jwtTemplates.get(id);
  if (!template) throw notFound("JWT template", id);
  return template;
}

export function getJwtTemplateByName(instance: Instance, name: string): JwtTemplate {
  const template = instance.store.jwtTemplates.find("name", name);
  if (!template) throw notFound("JWT template", name);
  return template;
}

export function createJwtTemplate(instance: Instance, fields: JwtTemplateFields): JwtTemplate {
  checkName(instance, fields.name);
  const now = instance.now();
  const id = instance.newId("jtmp");
  return instance.store.jwtTemplates.put({ id, ...fields, createdAt: now, updatedAt: now });
}

export function updateJwtTemplate(
  instance: Instance,
  id: string,
  fields: JwtTemplateFields,
): JwtTemplate {
  const template = getJwtTemplate(instance, id);
  checkName(instance, fields.name, id);
  return instance.store.jwtTemplates.put({ ...template, ...fields, updatedAt: instance.now() });
}

export function deleteJwtTemplate(instance: Instance, id: string): DeletedObjectJSON {
  getJwtTemplate(instance, id);
  instance.store.jwtTemplates.delete(id);
  return { object: "jwt_template", id, deleted: true };
}

export function jwtTemplateJson(template: JwtTemplate): JwtTemplateJSON {
  return {
    object: "jwt_template",
    id: template.id,
    name: template.name,
    claims: template.claims,
    lifetime: template.lifetime,
    allowed_clock_skew: template.allowedClockSkew,
    custom_signing_key: template.signingKey !== null,
    signing_algorithm: template.signingAlgorithm,
    created_at: template.createdAt,
    updated_at: template.updatedAt,
  };
}

function checkName(instance: Instance, name: string, ownId?: string): void {
  const holder = instance.store.jwtTemplates.find("name", name);
  if (!holder || holder.id === ownId) return;
  throw invalidParam("name", "form_identifier_exists", `A template named ${name} exists already.`);
}
