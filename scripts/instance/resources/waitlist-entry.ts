import type { WaitlistEntryJSON } from "@clerk/backend";
import type { Instance } from "../instance.ts";

/** Somebody who would like to sign up and may not yet. */
export interface WaitlistEntry {
  readonly id: string;
  readonly emailAddress: string;
  readonly status: "pending" | "invited" | "completed" | "rejected";
  readonly invitationId: string | null;
  readonly createdAt: number;
  readonly updatedAt: number;
}

/** Joining twice leaves the first place in the line. */
export function joinWaitlist(instance: Instance, address: string): WaitlistEntry {
  const emailAddress = address.toLowerCase();
  const existing = instance.store.waitlistEntries.find("email", emailAddress);
  if (existing) return existing;
  const now = instance.now();
  const entry = instance.store.waitlistEntries.put({
    id: instance.newId("wle"),
    emailAddress,
    status: "pending",
    invitationId: null,
    createdAt: now,
    updatedAt: now,
  });
  instance.events.record("waitlistEntry.created", waitlistEntryJson(entry));
  return entry;
}

export function waitlistEntryJson(entry: WaitlistEntry): WaitlistEntryJSON {
  return {
    object: "waitlist_entry",
    id: entry.id,
    email_address: entry.emailAddress,
    status: entry.status,
    invitation: null,
    is_locked: false,
    created_at: entry.createdAt,
    updated_at: entry.updatedAt,
  };
}
