import { sendCode, tryCode } from "./one-time-code.ts";
import { organizationDomainJson, type OrganizationDomain } from "./organization-domain.ts";
import { unavailable } from "./factor.ts";
import { invalidParam } from "../errors.ts";
import type { Instance } from "../instance.ts";

/** An organization proves a domain by a code to an address there. */
export function prepareAffiliation(
  instance: Instance,
  domain: OrganizationDomain,
  address: string,
): OrganizationDomain {
  const affiliationEmailAddress = address.toLowerCase();
  if (!affiliationEmailAddress.endsWith(`@${domain.name}`)) throw elsewhere(domain.name);
  const to = affiliationEmailAddress;
  const affiliation = sendCode(instance, "email_code", { kind: "email", to });
  return put(instance, { ...domain, affiliationEmailAddress, affiliation });
}

export function tryAffiliation(
  instance: Instance,
  domain: OrganizationDomain,
  code: string,
): OrganizationDomain {
  if (!domain.affiliation) throw unavailable("email_code");
  const { verification, refusal } = tryCode(instance, domain.affiliation, code);
  const verifiedAt = refusal ? domain.verifiedAt : instance.now();
  const tried = put(instance, { ...domain, affiliation: verification, verifiedAt });
  if (refusal) throw refusal;
  instance.events.record("organizationDomain.updated", organizationDomainJson(instance, tried));
  return tried;
}

function put(instance: Instance, changed: OrganizationDomain): OrganizationDomain {
  return instance.store.organizationDomains.put({ ...changed, updatedAt: instance.now() });
}

function elsewhere(name: string) {
  const message = `Unexpected address, expected one that ends in @${name}`;
  return invalidParam(
    "affiliation_email_address",
    "form_param_format_invalid",
    "is invalid",
    message,
  );
}
