import type { Instance } from "../instance.ts";

/** What the Dashboard would switch: one record, so that it is saved and restored like any other. */
export interface Settings {
  readonly id: "settings";
  /** Rate limits of a production instance instead of a development one. */
  readonly productionLimits: boolean;
  /** The development user cap; null lifts it. */
  readonly userCap: number | null;
  readonly passwordMinLength: number;
  readonly sessionLifetimeInSeconds: number;
  readonly sessionInactivityInSeconds: number;
  readonly deleteSelfEnabled: boolean;
  readonly createOrganizationEnabled: boolean;
  readonly lockoutAttempts: number;
}

const DEFAULTS: Settings = {
  id: "settings",
  productionLimits: false,
  userCap: null,
  passwordMinLength: 8,
  sessionLifetimeInSeconds: 7 * 24 * 60 * 60,
  sessionInactivityInSeconds: 30 * 24 * 60 * 60,
  deleteSelfEnabled: true,
  createOrganizationEnabled: true,
  lockoutAttempts: 100,
};

export function settings(instance: Instance): Settings {
  return instance.store.settings.get("settings") ?? DEFAULTS;
}

export function updateSettings(
  instance: Instance,
  changes: Partial<Omit<Settings, "id">>,
): Settings {
  return instance.store.settings.put({ ...settings(instance), ...changes });
}
