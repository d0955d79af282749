import type { CheckFacts } from "./memory.ts";
import type { Settings } from "./settings.ts";
import { WrongUsage } from "../command/wrong-usage.ts";

/** Names of the checks to run: those `--only` names, or all but those the pack skips. */
export function selectChecks(
  checks: CheckFacts[],
  settings: Settings,
  only: string[] | undefined,
): Set<string> {
  const known = checks.map(({ name }) => name);
  const unknown = [...settings.skip, ...(only ?? [])].find((name) => !known.includes(name));
  if (unknown !== undefined) {
    throw new WrongUsage(`Unexpected check \`${unknown}\`, expected one of ${known.join(", ")}`);
  }
  return new Set(only ?? known.filter((name) => !settings.skip.includes(name)));
}
