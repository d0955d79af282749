import type { Instance } from "../instance.ts";
import { machineOfKey, type Machine } from "../resources/machine.ts";

/** The machine whose own secret key an Authorization header holds. */
export function askingMachine(
  instance: Instance,
  authorization: string | undefined,
): Machine | undefined {
  const key = /^Bearer (ak_.+)$/.exec(authorization ?? "")?.[1];
  return key === undefined ? undefined : machineOfKey(instance, key);
}
