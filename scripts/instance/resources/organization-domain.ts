import type { DeletedObjectJSON, OrganizationDomainJSON } from "@clerk/backend";
import { publicOrganizationData } from "./public-organization-data.ts";
import { getOrganization } from "./organization.ts";
import type { Verification } from "./verification.ts";
import { invalidParam, notFound } from "../errors.ts";
import type { Instance } from "../instance.ts";

type EnrollmentMode = OrganizationDomainJSON["enrollment_mode"];

export interface OrganizationDomain {
  readonly id: string;
  readonly organizationId: string;
  /** Lower case. */
  readonly name: string;
  readonly enrollmentMode: EnrollmentMode;
  /** When its affiliation was proven; null: not yet. */
  readonly verifiedAt: number | null;
  readonly affiliationEmailAddress: string | null;
  /** The code that was sent there, while it is pending. */
  readonly affiliation: Verification | null;
  readonly createdAt: number;
  readonly updatedAt: number;
}

export interface OrganizationDomainFields {
  enrollmentMode?: EnrollmentMode | undefined;
  verified?: boolean | undefined;
}

export function getOrganizationDomain(
  instance: Instance,
  organizationId: string,
  id: string,
): OrganizationDomain {
  const domain = instance.store.organizationDomains.get(id);
  if (domain?.organizationId === organizationId) return domain;
  throw notFound("organization domain", id);
}

export function createOrganizationDomain(
  instance: Instance,
  organizationId: string,
  { name, enrollmentMode, verified }: OrganizationDomainFields & { name: string },
): OrganizationDomain {
  const organization = getOrganization(instance, organizationId);
  checkName(instance, name.toLowerCase());
  const now = instance.now();
  const domain = instance.store.organizationDomains.put({
    id: instance.newId("orgdmn"),
    organizationId: organization.id,
    name: name.toLowerCase(),
    enrollmentMode: enrollmentMode ?? "manual_invitation",
    verifiedAt: verified ? now : null,
    affiliationEmailAddress: null,
    affiliation: null,
    createdAt: now,
    updatedAt: now,
  });
  const json = organizationDomainJson(instance, domain);
  instance.events.record("organizationDomain.created", json);
  return domain;
}

export function updateOrganizationDomain(
  instance: Instance,
  organizationId: string,
  id: string,
  { enrollmentMode, verified }: OrganizationDomainFields,
): OrganizationDomain {
  const domain = getOrganizationDomain(instance, organizationId, id);
  const now = instance.now();
  const verifiedAt = verified ? (domain.verifiedAt ?? now) : null;
  const updated = instance.store.organizationDomains.put({
    ...domain,
    enrollmentMode: enrollmentMode ?? domain.enrollmentMode,
    verifiedAt: verified === undefined ? domain.verifiedAt : verifiedAt,
    updatedAt: now,
  });
  const json = organizationDomainJson(instance, updated);
  instance.events.record("organizationDomain.updated", json);
  return updated;
}

export function deleteOrganizationDomain(
  instance: Instance,
  organizationId: string,
  id: string,
): DeletedObjectJSON {
  getOrganizationDomain(instance, organizationId, id);
  instance.store.organizationDomains.delete(id);
  const deleted = { object: "organization_domain", id, deleted: true };
  instance.events.record("organizationDomain.deleted", deleted);
  return deleted;
}

/** The document names the proofs anew and keeps `verification`; the SDK's type knows that one alone. */
type Wire = OrganizationDomainJSON & {
  affiliation_verification: object | null;
  ownership_verification: object | null;
  public_organization_data: object;
};

export function organizationDomainJson(instance: Instance, domain: OrganizationDomain): Wire {
  const verification = domain.verifiedAt === null ? null : verificationJson(domain.verifiedAt);
  return {
    object: "organization_domain",
    id: domain.id,
    organization_id: domain.organizationId,
    name: domain.name,
    enrollment_mode: domain.enrollmentMode,
    verification,
    affiliation_verification: verification,
    ownership_verification: null,
    affiliation_email_address: domain.affiliationEmailAddress,
    total_pending_invitations: 0,
    total_pending_suggestions: 0,
    public_organization_data: publicOrganizationData(
      instance,
      getOrganization(instance, domain.organizationId),
    ),
    created_at: domain.createdAt,
    updated_at: domain.updatedAt,
  };
}

function verificationJson(verifiedAt: number) {
  return {
    status: "verified" as const,
    strategy: "email_code" as const,
    attempts: 1,
    expires_at: verifiedAt,
    expire_at: verifiedAt,
    verified_at: verifiedAt,
  };
}

function checkName(instance: Instance, name: string): void {
  if (!instance.store.organizationDomains.find("name", name)) return;
  const message = `The domain ${name} belongs to an organization already.`;
  throw invalidParam("name", "form_identifier_exists", message);
}
