import type { EmailAddressJSON, IdentificationLinkJSON } from "@clerk/backend";
import { ADMIN_VERIFICATION, verificationJson, type Verification } from "./verification.ts";
import { identifierExists } from "../errors.ts";
import type { Instance } from "../instance.ts";

/** Lives inside its user's record; the users table finds it by its id or address. */
export interface EmailAddress {
  readonly id: string;
  /** Lower case: Clerk compares addresses without regard to case. */
  readonly emailAddress: string;
  /** Locked for this user though not verified. */
  readonly reserved: boolean;
  readonly verification: Verification | null;
  readonly linkedTo: readonly { readonly id: string; readonly type: string }[];
  readonly createdAt: number;
  readonly updatedAt: number;
}

export interface EmailAddressInput {
  emailAddress: string;
  status?: "verified" | "reserved" | undefined;
  /** How it was proven, when that was not an administrator's word; null: not yet. */
  verification?: Verification | null | undefined;
}

/** Builds one for a user; putting it into the user's record is the caller's operation. */
export function newEmailAddress(instance: Instance, input: EmailAddressInput): EmailAddress {
  const { verification = ADMIN_VERIFICATION } = input;
  const emailAddress = input.emailAddress.toLowerCase();
  if (instance.store.users.countBy("email", emailAddress)) throw identifierExists("email_address");
  const now = instance.now();
  const reserved = input.status === "reserved";
  return {
    id: instance.newId("idn"),
    emailAddress,
    reserved,
    verification: reserved ? null : verification,
    linkedTo: NO_LINKS,
    createdAt: now,
    updatedAt: now,
  };
}

const NO_LINKS: EmailAddress["linkedTo"] = [];

type EmailAddressWire = EmailAddressJSON & {
  reserved: boolean;
  created_at: number;
  updated_at: number;
};

export function emailAddressJson(email: EmailAddress): EmailAddressWire {
  return {
    id: email.id,
    object: "email_address",
    email_address: email.emailAddress,
    reserved: email.reserved,
    verification: email.verification && verificationJson(email.verification),
    linked_to: email.linkedTo.map(linkJson),
    created_at: email.createdAt,
    updated_at: email.updatedAt,
  };
}

/** A link is an id and a type and no more; the SDK's type inherits an `object` it never reads. */
export function linkJson(link: { id: string; type: string }): IdentificationLinkJSON {
  const json: Omit<IdentificationLinkJSON, "object"> = { id: link.id, type: link.type };
  return json as IdentificationLinkJSON;
}
