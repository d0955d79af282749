import { readFileSync } from "node:fs";
import { cacheFolder } from "../instance/cache-folder.ts";
import { environment, plainEnvironment, type Environment } from "../instance/env.ts";
import { createInstance, type Instance } from "../instance/instance.ts";
import { updateSettings } from "../instance/resources/settings.ts";
import { createWebhookEndpoint } from "../instance/resources/webhook-endpoint.ts";
import { parseSeed } from "../instance/seed/parse-seed.ts";
import { seed } from "../instance/seed/seed.ts";
import { serve, type Served } from "../instance/serve.ts";
import { openState } from "../instance/state/state.ts";

export interface DevOptions {
  port: string;
  host: string;
  seed?: string | undefined;
  state?: string | undefined;
  webhook?: string[] | undefined;
  "production-limits": boolean;
}

export interface Dev {
  served: Served;
  /** Both ways in, for an app. */
  env: Environment;
  close(): Promise<void>;
}

/** The instance as the options ask for it, listening and saved. */
export async function startDev(options: DevOptions): Promise<Dev> {
  refuseLiveKeys();
  const port = readPort(options.port);
  const kept = await openInstance(options.state);
  try {
    prepare(kept.instance, options);
    const served = await serve(kept.instance, {
      port,
      host: options.host,
      certificateFolder: cacheFolder(),
    });
    const env = { ...(await environment(kept.instance, served)), ...plainEnvironment(served) };
    await kept.flush();
    const close = async (): Promise<void> => {
      await served.close();
      await kept.close();
    };
    return { served, env, close };
  } catch (error) {
    await kept.close();
    throw isPortTaken(error) ? portTaken(port) : error;
  }
}

function refuseLiveKeys(): void {
  if (!process.env["CLERK_SECRET_KEY"]?.startsWith("sk_live_")) return;
  throw new Error("Unexpected CLERK_SECRET_KEY sk_live_…, expected no live key in sight");
}

function readPort(text: string): number {
  if (/^\d+$/.test(text) && Number(text) < 65_536) return Number(text);
  throw new Error(`Unexpected --port ${text}, expected a number below 65536`);
}

function openInstance(state: string | undefined): ReturnType<typeof openState> {
  const options = { keys: { spareFolder: cacheFolder() } };
  if (state !== undefined) return openState(state, options);
  const nothing = (): Promise<void> => Promise.resolve();
  return Promise.resolve({ instance: createInstance(options), flush: nothing, close: nothing });
}

/** A state that holds users is not seeded again. */
function prepare(instance: Instance, options: DevOptions): void {
  if (options["production-limits"]) updateSettings(instance, { productionLimits: true });
  for (const url of options.webhook ?? []) {
    if (instance.store.webhookEndpoints.countBy("url", url) === 0) {
      createWebhookEndpoint(instance, { url });
    }
  }
  if (options.seed && instance.store.users.size === 0) seed(instance, readSeed(options.seed));
}

function readSeed(file: string): ReturnType<typeof parseSeed> {
  try {
    return parseSeed(JSON.parse(readFileSync(file, "utf8")));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(`The seed ${file} could not be read. ${reason}`, { cause: error });
  }
}

function isPortTaken(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "EADDRINUSE";
}

function portTaken(port: number): Error {
  return new Error(
    `Unexpected port ${port}: something listens there already. Name another, or none for a free one.`,
  );
}
