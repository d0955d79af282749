import type { SessionTask } from "@clerk/shared/types";
import type { Session } from "./session.ts";
import { settings } from "./settings.ts";
import type { Instance } from "../instance.ts";

/** What a user still has to do before their session counts as active. */
export function sessionTasks(instance: Instance, session: Session): SessionTask["key"][] {
  const user = instance.store.users.get(session.userId);
  if (!user) return [];
  const { forceOrganizationSelection, secondFactorRequired, organizationRules } =
    settings(instance);
  const chooses = forceOrganizationSelection && organizationRules.enabled;
  const hasSecondFactor =
    user.totpSecret !== null || user.phoneNumbers.some((phone) => phone.reservedForSecondFactor);
  return [
    ...(user.passwordCompromised ? (["reset-password"] as const) : []),
    ...(secondFactorRequired && !hasSecondFactor ? (["setup-mfa"] as const) : []),
    ...(chooses && session.lastActiveOrganizationId === null
      ? (["choose-organization"] as const)
      : []),
  ];
}
