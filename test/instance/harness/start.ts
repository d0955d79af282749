import { createClerkClient, type ClerkClient } from "@clerk/backend";
import { onTestFinished } from "vitest";
import {
  createInstance,
  type Instance,
  type InstanceOptions,
} from "../../../scripts/instance/instance.ts";
import { serve, type Served } from "../../../scripts/instance/serve.ts";

export interface Started extends Served {
  instance: Instance;
  /** The real SDK, pointed at the plain URL. */
  clerk: ClerkClient;
}

/** An instance on a port of its own, closed when the test that started it ends. */
export async function start(options: InstanceOptions = {}): Promise<Started> {
  const started = await open(options);
  onTestFinished(() => started.close());
  return started;
}

/** The same for a whole file: the caller closes it, in `afterAll`. */
export async function open(options: InstanceOptions = {}): Promise<Started> {
  const settings = { rateLimited: false, ...options.settings };
  const instance = createInstance({ ...options, settings });
  const served = await serve(instance);
  return { ...served, instance, clerk: sdk(instance, served) };
}

function sdk(instance: Instance, served: Served): ClerkClient {
  const { secretKey, publishableKey } = instance.keys;
  return createClerkClient({
    secretKey,
    publishableKey,
    apiUrl: served.backend,
    telemetry: { disabled: true },
  });
}
