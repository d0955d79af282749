import type { OrganizationJSON } from "@clerk/backend";
import { defaultImageUrl, deleteImage, imageUrl, storeImage, type Upload } from "./image.ts";
import { mergeMetadata, type Metadata } from "./metadata.ts";
import { getRoleSet, initialRoleSet } from "./role-set.ts";
import { settings } from "./settings.ts";
import { checkSlug, newSlug } from "./slug.ts";
import { notFound } from "../errors.ts";
import type { Instance } from "../instance.ts";

export interface Organization {
  readonly id: string;
  readonly name: string;
  readonly slug: string;
  readonly imageId: string | null;
  /** 0: no limit. */
  readonly maxAllowedMemberships: number;
  readonly adminDeleteEnabled: boolean;
  readonly publicMetadata: Metadata;
  readonly privateMetadata: Metadata;
  readonly createdBy: string | null;
  readonly roleSetId: string;
  readonly createdAt: number;
  readonly updatedAt: number;
}

export interface OrganizationFields {
  name?: string | undefined;
  slug?: string | undefined;
  maxAllowedMemberships?: number | undefined;
  adminDeleteEnabled?: boolean | undefined;
  publicMetadata?: Metadata | undefined;
  privateMetadata?: Metadata | undefined;
  createdAt?: number | undefined;
  /** Key or id. */
  roleSetKey?: string | undefined;
}

export function getOrganization(instance: Instance, idOrSlug: string): Organization {
  const { organizations } = instance.store;
  const organization = organizations.get(idOrSlug) ?? organizations.find("slug", idOrSlug);
  if (!organization) throw notFound("organization", idOrSlug);
  return organization;
}

/** The bare record; `createOrganization` makes its creator a member too. */
export function newOrganization(
  instance: Instance,
  input: OrganizationFields & { name: string; createdBy: string | null },
): Organization {
  if (input.slug !== undefined) checkSlug(instance, input.slug);
  const now = instance.now();
  const defaults = settings(instance).organizationRules;
  const { roleSetKey } = input;
  const organization = instance.store.organizations.put({
    id: instance.newId("org"),
    name: input.name,
    slug: input.slug ?? newSlug(instance, input.name),
    imageId: null,
    maxAllowedMemberships: input.maxAllowedMemberships ?? defaults.maxAllowedMemberships,
    adminDeleteEnabled: input.adminDeleteEnabled ?? defaults.adminDeleteEnabled,
    publicMetadata: input.publicMetadata ?? {},
    privateMetadata: input.privateMetadata ?? {},
    createdBy: input.createdBy,
    roleSetId: (roleSetKey ? getRoleSet(instance, roleSetKey) : initialRoleSet(instance)).id,
    createdAt: input.createdAt ?? now,
    updatedAt: now,
  });
  instance.events.record("organization.created", organizationJson(instance, organization));
  return organization;
}

export function updateOrganization(
  instance: Instance,
  idOrSlug: string,
  { roleSetKey, ...fields }: OrganizationFields,
): Organization {
  const organization = getOrganization(instance, idOrSlug);
  if (fields.slug !== undefined) checkSlug(instance, fields.slug, organization.id);
  return putOrganization(instance, {
    ...organization,
    name: fields.name ?? organization.name,
    slug: fields.slug ?? organization.slug,
    maxAllowedMemberships: fields.maxAllowedMemberships ?? organization.maxAllowedMemberships,
    adminDeleteEnabled: fields.adminDeleteEnabled ?? organization.adminDeleteEnabled,
    publicMetadata: fields.publicMetadata ?? organization.publicMetadata,
    privateMetadata: fields.privateMetadata ?? organization.privateMetadata,
    createdAt: fields.createdAt ?? organization.createdAt,
    roleSetId: roleSetKey ? getRoleSet(instance, roleSetKey).id : organization.roleSetId,
  });
}

export function mergeOrganizationMetadata(
  instance: Instance,
  idOrSlug: string,
  patch: { publicMetadata?: Metadata | undefined; privateMetadata?: Metadata | undefined },
): Organization {
  const organization = getOrganization(instance, idOrSlug);
  return updateOrganization(instance, organization.id, {
    publicMetadata: mergeMetadata(organization.publicMetadata, patch.publicMetadata ?? {}),
    privateMetadata: mergeMetadata(organization.privateMetadata, patch.privateMetadata ?? {}),
  });
}

/** Sets the logo, or with null removes it. */
export function setLogo(instance: Instance, idOrSlug: string, upload: Upload | null): Organization {
  const organization = getOrganization(instance, idOrSlug);
  deleteImage(instance, organization.imageId);
  const imageId = upload && storeImage(instance, upload);
  return putOrganization(instance, { ...organization, imageId });
}

export function logoUrl(instance: Instance, { id, name, imageId }: Organization): string {
  return imageId === null
    ? defaultImageUrl(instance, id, name.slice(0, 1).toUpperCase())
    : imageUrl(instance, imageId);
}

export function organizationJson(instance: Instance, organization: Organization): OrganizationJSON {
  return {
    object: "organization",
    id: organization.id,
    name: organization.name,
    slug: organization.slug,
    image_url: logoUrl(instance, organization),
    has_image: organization.imageId !== null,
    max_allowed_memberships: organization.maxAllowedMemberships,
    admin_delete_enabled: organization.adminDeleteEnabled,
    public_metadata: organization.publicMetadata,
    private_metadata: organization.privateMetadata,
    ...(organization.createdBy ? { created_by: organization.createdBy } : {}),
    role_set_key: instance.store.roleSets.get(organization.roleSetId)?.key ?? null,
    created_at: organization.createdAt,
    updated_at: organization.updatedAt,
  };
}

function putOrganization(instance: Instance, changed: Organization): Organization {
  const organization = instance.store.organizations.put({ ...changed, updatedAt: instance.now() });
  instance.events.record("organization.updated", organizationJson(instance, organization));
  return organization;
}
