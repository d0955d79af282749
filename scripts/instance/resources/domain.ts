import type { DeletedObjectJSON, DomainJSON } from "@clerk/backend";
import { apiError, invalidParam, notFound } from "../errors.ts";
import type { Instance } from "../instance.ts";

/** A satellite domain; the instance's own is no record, see `primaryDomainJson`. */
export interface Domain {
  readonly id: string;
  readonly name: string;
  readonly proxyUrl: string | null;
  readonly createdAt: number;
}

const PRIMARY_ID = "dmn_primary";

export function addDomain(instance: Instance, name: string, proxyUrl: string | null): Domain {
  checkName(instance, name);
  const id = instance.newId("dmn");
  return instance.store.domains.put({ id, name, proxyUrl, createdAt: instance.now() });
}

export function updateDomain(
  instance: Instance,
  id: string,
  changes: { name?: string; proxyUrl?: string | null },
): Domain {
  const domain = instance.store.domains.get(id);
  if (!domain) throw id === PRIMARY_ID ? primaryIsFixed() : notFound("domain", id);
  if (changes.name !== undefined) checkName(instance, changes.name, id);
  return instance.store.domains.put({ ...domain, ...changes });
}

export function deleteDomain(instance: Instance, id: string): DeletedObjectJSON {
  if (id === PRIMARY_ID) throw primaryIsFixed();
  if (!instance.store.domains.delete(id)) throw notFound("domain", id);
  return { object: "domain", id, deleted: true };
}

export function primaryDomainJson({ keys }: Instance): DomainJSON {
  return {
    object: "domain",
    id: PRIMARY_ID,
    name: keys.host,
    is_satellite: false,
    frontend_api_url: `https://${keys.host}`,
    accounts_portal_url: `https://${keys.host.replace(".clerk.", ".")}`,
    development_origin: "",
    cname_targets: [],
  };
}

export function domainJson({ id, name, proxyUrl }: Domain): DomainJSON {
  return {
    object: "domain",
    id,
    name,
    is_satellite: true,
    frontend_api_url: proxyUrl ?? `https://clerk.${name}`,
    accounts_portal_url: null,
    ...(proxyUrl ? { proxy_url: proxyUrl } : {}),
    development_origin: "",
    cname_targets: [],
  };
}

function checkName(instance: Instance, name: string, ownId?: string): void {
  const holder = instance.store.domains.find("name", name);
  if (!holder || holder.id === ownId) return;
  throw invalidParam("name", "form_identifier_exists", `The domain ${name} exists already.`);
}

function primaryIsFixed() {
  const message = "The primary domain of a development instance cannot be changed.";
  return apiError(403, "operation_not_allowed_on_primary_domain", "Not allowed", message);
}
