import type { Instance } from "../../../scripts/instance/instance.ts";
import {
  type Settings,
  settings,
  updateSettings,
} from "../../../scripts/instance/resources/settings.ts";

/** Acts while the instance is set otherwise, as its Dashboard would. */
export async function whileSet<T>(
  instance: Instance,
  changes: Partial<Omit<Settings, "id">>,
  act: () => Promise<T>,
): Promise<T> {
  const before = settings(instance);
  updateSettings(instance, changes);
  try {
    return await act();
  } finally {
    updateSettings(instance, before);
  }
}
