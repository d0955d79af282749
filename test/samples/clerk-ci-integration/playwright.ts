import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Environment } from "../../../scripts/instance/env.ts";
import { chromiumOptions } from "../../browser/harness/chromium.ts";
import type { Scene } from "../harness/scene.ts";

/** Runs Playwright as the skill does, with a browser that finds the instance. */
export async function playwright(
  { run, stage }: Scene,
  command: string,
  env: Environment = {},
): Promise<string> {
  const options = await chromiumOptions(stage.served.front?.chromiumFlags ?? []);
  const config = `import config from "./playwright.config";
export default { ...config, use: { ...config.use, launchOptions: ${JSON.stringify(options)} } };`;
  writeFileSync(join(stage.folder, "journey.config.ts"), config);
  const line = command.replace("playwright test", "playwright test --config=journey.config.ts");
  // The skill's configuration asks for both, and they say where we run, not where its reader does.
  const own = { COMMANDS: line, BASE_URL: "", CI: "", FORCE_COLOR: "0", ...env };
  return run('bash -c "$COMMANDS"', own, stage.folder);
}

/** The tests that passed, without what differs from run to run. */
export function passed(printed: string): string[] {
  const lines = printed.matchAll(/✓\s+\d+ (\[.*) \([\d.]+m?s\)$/gm);
  return [...lines].map(([, test = ""]) => test).toSorted();
}
