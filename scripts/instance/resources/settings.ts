import { AUTH_DEFAULTS, type AuthSettings } from "./auth-settings.ts";
import { INSTANCE_DEFAULTS, type InstanceSettings } from "./instance-defaults.ts";
import type { OrganizationDomainJSON } from "@clerk/backend";
import type { Instance } from "../instance.ts";

export interface OrganizationRules {
  readonly enabled: boolean;
  readonly domainsEnabled: boolean;
  /** What a new organization is given; 0: no limit. */
  readonly maxAllowedMemberships: number;
  readonly adminDeleteEnabled: boolean;
  readonly slugDisabled: boolean;
  readonly enrollmentModes: readonly OrganizationDomainJSON["enrollment_mode"][];
}

/** What the Dashboard would switch: one record, so that it is saved and restored like any other. */
export interface Settings extends AuthSettings, InstanceSettings {
  readonly id: "settings";
  /** Rate limits of a production instance instead of a development one. */
  readonly productionLimits: boolean;
  /** Whether anything is limited at all; suites that are not about limits switch it off. */
  readonly rateLimited: boolean;
  /** The development user cap; null lifts it. */
  readonly userCap: number | null;
  readonly passwordMinLength: number;
  readonly sessionLifetimeInSeconds: number;
  readonly sessionInactivityInSeconds: number;
  readonly deleteSelfEnabled: boolean;
  readonly createOrganizationEnabled: boolean;
  readonly lockoutAttempts: number;
  readonly organizationRules: OrganizationRules;
}

const DEFAULTS: Settings = {
  ...AUTH_DEFAULTS,
  ...INSTANCE_DEFAULTS,
  id: "settings",
  productionLimits: false,
  rateLimited: true,
  userCap: null,
  passwordMinLength: 8,
  sessionLifetimeInSeconds: 7 * 24 * 60 * 60,
  sessionInactivityInSeconds: 30 * 24 * 60 * 60,
  deleteSelfEnabled: true,
  createOrganizationEnabled: true,
  lockoutAttempts: 100,
  organizationRules: {
    enabled: true,
    domainsEnabled: true,
    maxAllowedMemberships: 5,
    adminDeleteEnabled: true,
    slugDisabled: false,
    enrollmentModes: ["manual_invitation", "automatic_invitation", "automatic_suggestion"],
  },
};

export function settings(instance: Instance): Settings {
  return instance.store.settings.get("settings") ?? defaultsOf(instance);
}

/** Kept, because every user that is written as JSON asks for them. */
function defaultsOf({ settings: own }: Instance): Settings {
  const known = defaults.get(own) ?? { ...DEFAULTS, ...own };
  defaults.set(own, known);
  return known;
}

const defaults = new WeakMap<Instance["settings"], Settings>();

export function updateSettings(
  instance: Instance,
  changes: Partial<Omit<Settings, "id">>,
): Settings {
  return instance.store.settings.put({ ...settings(instance), ...changes });
}
