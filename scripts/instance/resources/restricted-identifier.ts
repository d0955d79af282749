import type { AllowlistIdentifierJSON, DeletedObjectJSON } from "@clerk/backend";
import { settings } from "./settings.ts";
import { invalidParam, notFound } from "../errors.ts";
import type { Instance } from "../instance.ts";

/** An entry of the allowlist or the blocklist: an address, `*@domain`, or a phone number. */
export interface RestrictedIdentifier {
  readonly id: string;
  readonly identifier: string;
  readonly createdAt: number;
  readonly updatedAt: number;
}

type List = "allowlistIdentifiers" | "blocklistIdentifiers";

const OBJECTS = {
  allowlistIdentifiers: "allowlist_identifier",
  blocklistIdentifiers: "blocklist_identifier",
} as const;

export function addRestrictedIdentifier(
  instance: Instance,
  list: List,
  text: string,
): RestrictedIdentifier {
  const identifier = text.trim().toLowerCase();
  if (instance.store[list].find("identifier", identifier)) throw duplicate();
  const now = instance.now();
  const id = instance.newId(list === "allowlistIdentifiers" ? "alid" : "blid");
  return instance.store[list].put({ id, identifier, createdAt: now, updatedAt: now });
}

export function removeRestrictedIdentifier(
  instance: Instance,
  list: List,
  id: string,
): DeletedObjectJSON {
  if (!instance.store[list].delete(id)) throw notFound(OBJECTS[list], id);
  return { object: OBJECTS[list], id, deleted: true };
}

/** Whether the lists let somebody with this address or number sign up. */
export function isAllowedToSignUp(instance: Instance, identifier: string): boolean {
  const { restrictions } = settings(instance);
  const isListed = (list: List): boolean =>
    [...instance.store[list].all()].some((entry) => covers(entry.identifier, identifier));
  if (restrictions.blocklist && isListed("blocklistIdentifiers")) return false;
  if (restrictions.blockEmailSubaddresses && /\+[^@]*@/.test(identifier)) return false;
  return !restrictions.allowlist || isListed("allowlistIdentifiers");
}

export function identifierType(identifier: string): AllowlistIdentifierJSON["identifier_type"] {
  if (identifier.startsWith("+")) return "phone_number";
  return identifier.startsWith("0x") ? "web3_wallet" : "email_address";
}

export function restrictedIdentifierJson<L extends List>(
  instance: Instance,
  list: L,
  { id, identifier, createdAt, updatedAt }: RestrictedIdentifier,
) {
  return {
    object: OBJECTS[list],
    id,
    identifier,
    identifier_type: identifierType(identifier),
    instance_id: instance.keys.instanceId,
    created_at: createdAt,
    updated_at: updatedAt,
  };
}

/** `*@example.com` covers a domain, `+49*` the numbers of a country. */
function covers(entry: string, identifier: string): boolean {
  const lower = identifier.toLowerCase();
  if (entry.startsWith("*")) return lower.endsWith(entry.slice(1));
  return entry.endsWith("*") ? lower.startsWith(entry.slice(0, -1)) : entry === lower;
}

function duplicate() {
  const message = "The identifier is on the list already.";
  return invalidParam("identifier", "duplicate_record", "duplicate record", message);
}
