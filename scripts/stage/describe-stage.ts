import { relative } from "node:path";
import type { Environment } from "../instance/env.ts";
import type { SampleLine } from "../samples/samples.ts";
import { demoPassword, demoPeople } from "./demo-people.ts";
import type { Stage } from "./stage.ts";

/** What a person reads once a sample runs. */
export function describeStage(line: SampleLine, stage: Stage): string {
  const { url, served, folder } = stage;
  const where = relative(process.cwd(), folder);
  return [
    "",
    line.starter === "node"
      ? `The scripts are in ${where}. Run one with the keys set:`
      : `The app is at           ${url}`,
    ...(line.starter === "node" ? [`  ${runLine(stage)}`] : []),
    `Its dev instance is at  ${served.url}  (users, emails, webhooks, faults, clock)`,
    `Its code is in          ${where}`,
    "",
    `Sign in with the password ${demoPassword}:`,
    ...demoPeople.map((person) => `  ${person}`),
    "or sign up. Codes for +clerk_test addresses are 424242; others are in the dev instance's inbox.",
    "",
    "This is a local dev instance, not Clerk. Ctrl-C stops both.",
    "",
  ].join("\n");
}

/** For a shell: the few variables that scripts read. */
function runLine({ folder, env }: Stage): string {
  const named: Environment = {};
  for (const name of ["CLERK_SECRET_KEY", "CLERK_PUBLISHABLE_KEY", "CLERK_API_URL"])
    named[name] = env[name] ?? "";
  const set = Object.entries(named).map(([name, value]) => `${name}=${value}`);
  return `cd ${relative(process.cwd(), folder)} && ${set.join(" ")} npx tsx FILE`;
}
