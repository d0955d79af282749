import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { growSample } from "../../../scripts/samples/grow.ts";
import { launch, type Launched, scriptOf } from "../../../scripts/samples/launch.ts";
import { materialize } from "../../../scripts/samples/materialize.ts";
import { freePort } from "../../../scripts/stage/free-port.ts";
import type { Environment } from "../../../scripts/instance/env.ts";
import type { Stage } from "../../../scripts/stage/stage.ts";
import { lineOf, root, skillOf } from "./theatre.ts";

/** An app that somebody asks for help with. */
export interface RunningApp extends Launched {
  url: string;
  folder: string;
}

/** Files by path; null takes one away. */
export type Changes = Record<string, string | null>;

/** A sample with mistakes in it, beside the one on stage, on the server people develop with. */
export async function startBroken(
  name: string,
  stage: Stage,
  changes: Changes,
): Promise<RunningApp> {
  const sample = growSample(skillOf(name), lineOf(name).starter);
  const folder = materialize(sample, join(root, ".samples", `broken.${name}`));
  change(folder, changes);
  return started(folder, "dev", { ...stage.env, NODE_V8_COVERAGE: undefined });
}

/** The app on stage once more, as it was built, with other variables. */
export function startAgain(stage: Stage, env: Environment): Promise<RunningApp> {
  return started(stage.folder, "start", { ...stage.env, ...env });
}

export function change(folder: string, changes: Changes): void {
  for (const [path, code] of Object.entries(changes)) {
    const file = join(folder, path);
    if (code === null) rmSync(file, { force: true });
    else {
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, code);
    }
  }
}

async function started(
  folder: string,
  script: string,
  env: NodeJS.ProcessEnv,
): Promise<RunningApp> {
  const port = await freePort();
  const line = scriptOf(folder, script) ?? "";
  const app = await launch({ folder, line, env: { ...env, PORT: `${port}` } }, port);
  return { ...app, url: `http://localhost:${port}`, folder };
}
