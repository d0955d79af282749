import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "vitest";
import { parse } from "yaml";
import { freePort } from "../../../scripts/stage/free-port.ts";
import type { Plot } from "../harness/plot.ts";
import type { Scene } from "../harness/scene.ts";
import { commandsUnder } from "../harness/shown.ts";
import { root } from "../harness/theatre.ts";
import { passed, playwright } from "./playwright.ts";

const SAMPLE = "clerk-ci-integration.next";

/** The skill's specs, run by the skill's commands. */
export function specs({ walk }: Plot): void {
  walk("the specs pass as the skill says, and those of its references", async (scene) => {
    const [[command, prints] = ["", ""]] = commandsUnder(SAMPLE, "See that it works");
    const tests = passed(await playwright(scene, command));
    expect(tests).toEqual(expect.arrayContaining(passed(prints)));
    expect(tests).toContain("[e2e] › e2e/agent-task.spec.ts:5:1 › one URL signs Ada in");
    expect(tests).toContain("[api] › e2e/me.api.ts:8:1 › signed in, the API says who asks");
  });

  walk(
    "a shard of the workflow passes on a server of its own, with its own people",
    async (scene) => {
      const command = commandOf(scene, "e2e").replace("${{ matrix.shard }}", "2");
      const env = { CI: "1", SHARD: "2", PORT: `${await freePort()}` };
      expect(await playwright(scene, command, env)).toMatch(/^ +\d+ passed/m);
      const { data } = await scene.clerk.users.getUserList({ query: "e2e-ada-2" });
      expect(data).toHaveLength(1);
    },
  );

  walk("the job without keys passes with the file that the repository builds", async (scene) => {
    const { stage, run } = scene;
    await run(`tsx scripts/build-dev.ts --out ${stage.folder}/tools/clerk-dev.mjs`, {}, root);
    const env = { ...withoutKey, CI: "1", NODE_OPTIONS: "", PORT: `${await freePort()}` };
    expect(await playwright(scene, commandOf(scene, "api"), env)).toMatch(/^ +2 passed/m);
  });

  walk("without its setup, a spec says what it lacks", async (scene) => {
    const alone = "npx playwright test sign-up --project=e2e --no-deps";
    await expect(playwright(scene, alone)).rejects.toThrow(
      "The Clerk Frontend API URL is required to bypass bot protection",
    );
    const setup = "npx playwright test --project=setup";
    await expect(playwright(scene, setup, withoutKey)).rejects.toThrow(
      "You need to set the CLERK_PUBLISHABLE_KEY environment variable",
    );
  });
}

const withoutKey = {
  CLERK_SECRET_KEY: "",
  CLERK_PUBLISHABLE_KEY: "",
  NEXT_PUBLIC_CLERK_PUBLISHABLE_KEY: "",
  VITE_CLERK_PUBLISHABLE_KEY: "",
  EXPO_PUBLIC_CLERK_PUBLISHABLE_KEY: "",
};

/** The step of a job that runs Playwright. */
function commandOf({ stage }: Scene, name: string): string {
  const file = join(stage.folder, ".github/workflows", `${name}.yml`);
  const { jobs } = parse(readFileSync(file, "utf8"));
  const steps: { run?: string }[] = jobs[name].steps;
  return steps.find(({ run }) => run?.includes("playwright test"))?.run ?? "";
}
