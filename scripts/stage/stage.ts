import { join } from "node:path";
import { cacheFolder } from "../instance/cache-folder.ts";
import {
  environment,
  type Environment,
  plainEnvironment,
  withEnvironment,
} from "../instance/env.ts";
import { createInstance, type Instance } from "../instance/instance.ts";
import { createWebhookEndpoint } from "../instance/resources/webhook-endpoint.ts";
import { parseSeed } from "../instance/seed/parse-seed.ts";
import { seed } from "../instance/seed/seed.ts";
import { serve, type Served } from "../instance/serve.ts";
import type { Skill } from "../pack/pack.ts";
import { growSample, startersOf } from "../samples/grow.ts";
import { launch, type Launched, run, scriptOf } from "../samples/launch.ts";
import { materialize } from "../samples/materialize.ts";
import { sampleName, type SampleLine } from "../samples/samples.ts";
import { freePort } from "./free-port.ts";

/** A sample app beside a dev instance, with the environment that makes them meet. */
export interface Stage {
  instance: Instance;
  served: Served;
  /** Where the app listens. */
  url: string;
  /** The app on disk. */
  folder: string;
  env: NodeJS.ProcessEnv;
  /** The skill's scripts (blocks for the starter `node`) on disk; undefined if it has none. */
  scripts: string | undefined;
  /** Starts the app, anew if it runs, with more environment. */
  restart: (more?: Environment) => Promise<void>;
  close: () => Promise<void>;
}

export interface StageOptions {
  /** The folder that gets a folder for the app; in the pack, whose packages it uses. */
  into: string;
  skill: Skill;
  line: SampleLine;
  /** `dev` serves what is in the folder now; `start` builds it first, as a deployment does. */
  mode: "dev" | "start";
  port?: number | undefined;
  /** More environment, also while it is built. */
  env?: Environment | undefined;
  /** Also the plain way to the instance, for a person's own browser. */
  isPlain?: boolean | undefined;
  /** More environment while it runs. */
  runtimeEnv?: Environment | undefined;
  /** Changes the code of a block before it is written down. */
  rewrite?: ((starter: string, path: string, code: string) => string) | undefined;
  onOutput?: ((text: string) => void) | undefined;
}

export async function openStage(options: StageOptions): Promise<Stage> {
  const { line, mode, onOutput } = options;
  const port = options.port ?? (await freePort());
  const url = `http://localhost:${port}`;
  const instance = createInstance({ keys: { spareFolder: cacheFolder() } });
  const secrets = endpointsOf(instance, line, url);
  if (line.seed) seed(instance, parseSeed(line.seed));
  const served = await serve(instance, { certificateFolder: cacheFolder() });
  const env = withEnvironment(process.env, {
    ...(await environment(instance, served)),
    ...(options.isPlain ? plainEnvironment(served) : {}),
    ...secrets,
    ...(await filledIn(line.env ?? {}, url)),
    ...options.env,
    PORT: String(port),
    NEXT_TELEMETRY_DISABLED: "1",
  });
  const folder = write(options, line.starter);
  const scripts = hasScripts(options) ? write(options, "node") : undefined;
  const running = withEnvironment(env, options.runtimeEnv ?? {});
  let app: Launched | undefined;
  const restart: Stage["restart"] = async (more = {}) => {
    await app?.stop();
    // Whoever walks runs the scripts.
    if (line.starter === "node") return;
    const command = scriptOf(folder, mode) ?? scriptOf(folder, "dev") ?? "";
    app = await launch({ folder, line: command, env: { ...running, ...more }, onOutput }, port);
  };
  const close: Stage["close"] = async () => {
    await app?.stop();
    await served.close();
  };
  const build = mode === "start" ? scriptOf(folder, "build") : undefined;
  try {
    if (build) await run({ folder, line: build, env, onOutput });
    await restart();
  } catch (error) {
    await close();
    throw error;
  }
  return { instance, served, url, folder, env: running, scripts, restart, close };
}

function hasScripts({ skill, line }: StageOptions): boolean {
  return line.starter === "node" || startersOf(skill).includes("node");
}

/** Scripts have a folder for each app they stand beside, so that journeys keep out of each other's. */
function write({ into, skill, line, rewrite }: StageOptions, starter: string): string {
  const sample = growSample(skill, starter);
  if (rewrite)
    for (const [path, block] of sample.blocks)
      sample.files.set(path, rewrite(starter, path, block.code));
  const name = starter === line.starter ? sampleName(line) : `${sampleName(line)}.${starter}`;
  return materialize(sample, join(into, name));
}

/** One endpoint for each route that receives; yields the secrets by their variable. */
function endpointsOf(instance: Instance, line: SampleLine, url: string): Record<string, string> {
  const routes = Object.entries(line.webhooks ?? {});
  return Object.fromEntries(
    routes.map(([variable, path]) => {
      const { secret } = createWebhookEndpoint(instance, { url: url + path });
      return [variable, secret];
    }),
  );
}

async function filledIn(env: Record<string, string>, url: string): Promise<Record<string, string>> {
  const beside = `http://localhost:${await freePort()}`;
  return Object.fromEntries(
    Object.entries(env).map(([name, value]) => [
      name,
      value.replaceAll("$URL", url).replaceAll("$BESIDE", beside),
    ]),
  );
}

/** Makes `next build` do what following its lines needs. */
export const watchedBuild = { NEXT_ADAPTER_PATH: join(import.meta.dirname, "next-adapter.mjs") };

/** Makes what runs write down its lines in a folder. */
export function watchedRun(coverage: string): Environment {
  const module = join(import.meta.dirname, "exit-when-stopped.mjs");
  return { NODE_V8_COVERAGE: coverage, NODE_OPTIONS: `--import ${module}` };
}
