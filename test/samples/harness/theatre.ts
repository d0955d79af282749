import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser } from "@playwright/test";
import { readNodeCoverage } from "../../../scripts/proof/coverage/node-coverage.ts";
import type { ScriptCoverage } from "../../../scripts/proof/coverage/script-coverage.ts";
import type { Environment } from "../../../scripts/instance/env.ts";
import { type Pack, readPack, type Skill } from "../../../scripts/pack/pack.ts";
import { updateSettings } from "../../../scripts/instance/resources/settings.ts";
import { sampleName, type SampleLine, samples } from "../../../scripts/samples/samples.ts";
import {
  openStage,
  type Stage,
  type StageOptions,
  watchedBuild,
  watchedRun,
} from "../../../scripts/stage/stage.ts";
import { launchChromium } from "../../browser/harness/chromium.ts";
import { type OpenScene, openScene } from "./scene.ts";

export const root = join(import.meta.dirname, "../../..");

/** A stage, and a browser once somebody needs one. */
export interface Theatre {
  stage: Stage;
  openScene: (env?: Environment) => OpenScene;
  /** Stops everything; if somebody watches, `read` is asked what the processes ran in a folder. */
  close(read?: (coverageOf: CoverageOf) => Promise<void>): Promise<void>;
}

export type CoverageOf = (folder: string) => ScriptCoverage[];

export interface TheatreOptions extends Pick<StageOptions, "rewrite"> {
  name: string;
  isWatched: boolean;
  env?: Environment;
}

export async function openTheatre({
  name,
  isWatched,
  ...options
}: TheatreOptions): Promise<Theatre> {
  const coverage = isWatched ? mkdtempSync(join(tmpdir(), "coverage-")) : undefined;
  const stage = await openStage({
    // Not where `npm run sample` puts what a person may want to keep.
    into: join(root, ".samples", "journeys"),
    skill: skillOf(name),
    line: lineOf(name),
    mode: "start",
    ...options,
    env: { ...options.env, ...(isWatched ? watchedBuild : {}) },
    ...(coverage === undefined ? {} : { runtimeEnv: watchedRun(coverage) }),
  });
  updateSettings(stage.instance, { rateLimited: false });
  let browser: Promise<Browser> | undefined;
  const flags = stage.served.front?.chromiumFlags ?? [];
  const openBrowser = () => (browser ??= launchChromium(flags));
  return {
    stage,
    openScene: (env = {}) => openScene({ stage, browser: openBrowser, isWatched, env }),
    close: async (read) => {
      await (await browser)?.close();
      await stage.close();
      if (coverage === undefined) return;
      await read?.((folder) => readNodeCoverage(coverage, folder));
      rmSync(coverage, { recursive: true, force: true });
    },
  };
}

let pack: Pack | undefined;

export function skillOf(name: string): Skill {
  pack ??= readPack(root);
  const skill = pack.skills.find((one) => one.name === lineOf(name).skill);
  if (!skill) throw new Error(`Unexpected sample ${name}, expected its skill in skills/`);
  return skill;
}

export function lineOf(name: string): SampleLine {
  const line = samples.find((one) => sampleName(one) === name);
  if (!line) throw new Error(`Unexpected sample ${name}, expected a line in samples.ts`);
  return line;
}
