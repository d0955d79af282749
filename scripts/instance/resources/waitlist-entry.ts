import type { DeletedObjectJSON, WaitlistEntryJSON } from "@clerk/backend";
import {
  createInvitations,
  getInvitation,
  invitationJson,
  revokeInvitation,
} from "./invitation.ts";
import { sendMessage } from "./message.ts";
import { apiError, notFound } from "../errors.ts";
import type { Instance } from "../instance.ts";

export interface WaitlistEntry {
  readonly id: string;
  /** Lower case. */
  readonly emailAddress: string;
  readonly status: WaitlistEntryJSON["status"];
  readonly invitationId: string | null;
  readonly createdAt: number;
  readonly updatedAt: number;
}

function getWaitlistEntry(instance: Instance, id: string): WaitlistEntry {
  const entry = instance.store.waitlistEntries.get(id);
  if (!entry) throw notFound("waitlist entry", id);
  return entry;
}

/** Who waits already keeps their place. */
export function joinWaitlist(instance: Instance, address: string, notify = true): WaitlistEntry {
  const emailAddress = address.toLowerCase();
  const waiting = instance.store.waitlistEntries.find("email", emailAddress);
  if (waiting) return waiting;
  const now = instance.now();
  const id = instance.newId("wle");
  const stamps = { createdAt: now, updatedAt: now };
  const fresh = { id, emailAddress, status: "pending", invitationId: null, ...stamps } as const;
  const entry = instance.store.waitlistEntries.put(fresh);
  if (notify) confirm(instance, emailAddress);
  instance.events.record("waitlistEntry.created", waitlistEntryJson(instance, entry));
  return entry;
}

export function inviteFromWaitlist(
  instance: Instance,
  id: string,
  ignoreExisting: boolean,
): WaitlistEntry {
  const entry = getWaitlistEntry(instance, id);
  if (entry.status === "completed") throw isOver(entry);
  const { emailAddress } = entry;
  const templateSlug = "waitlist_invitation";
  const [invitation] = createInvitations(instance, [
    { emailAddress, ignoreExisting, templateSlug },
  ]);
  return put(instance, { ...entry, status: "invited", invitationId: invitation?.id ?? null });
}

/** An invitation that was sent is revoked. */
export function rejectFromWaitlist(instance: Instance, id: string): WaitlistEntry {
  const entry = getWaitlistEntry(instance, id);
  if (entry.status === "completed") throw isOver(entry);
  if (entry.status === "invited" && entry.invitationId) {
    revokeInvitation(instance, entry.invitationId);
  }
  return put(instance, { ...entry, status: "rejected" });
}

/** Called when somebody who was waiting has signed up. */
export function completeWaitlistEntry(instance: Instance, emailAddress: string): void {
  const entry = instance.store.waitlistEntries.find("email", emailAddress.toLowerCase());
  if (entry) put(instance, { ...entry, status: "completed" });
}

export function deleteWaitlistEntry(instance: Instance, id: string): DeletedObjectJSON {
  const entry = getWaitlistEntry(instance, id);
  if (entry.status !== "pending") throw isOver(entry);
  instance.store.waitlistEntries.delete(id);
  return { object: "waitlist_entry", id, deleted: true };
}

export function waitlistEntryJson(instance: Instance, entry: WaitlistEntry): WaitlistEntryJSON {
  return {
    object: "waitlist_entry",
    id: entry.id,
    email_address: entry.emailAddress,
    status: entry.status,
    is_locked: false,
    invitation: entry.invitationId
      ? invitationJson(instance, getInvitation(instance, entry.invitationId))
      : null,
    created_at: entry.createdAt,
    updated_at: entry.updatedAt,
  };
}

function confirm(instance: Instance, to: string): void {
  const subject = "You are on the waitlist";
  sendMessage(instance, { kind: "email", to, slug: "waitlist_confirmation", subject });
}

function put(instance: Instance, changed: WaitlistEntry): WaitlistEntry {
  const entry = instance.store.waitlistEntries.put({ ...changed, updatedAt: instance.now() });
  instance.events.record("waitlistEntry.updated", waitlistEntryJson(instance, entry));
  return entry;
}

function isOver({ status }: WaitlistEntry) {
  const message = `Unexpected status ${status}, expected an entry that is still waiting`;
  return apiError(409, "waitlist_entry_not_pending", "Entry not pending", message);
}
