import { switchGuards } from "../../../scripts/proof/guards/switch-guards.ts";
import { samples } from "../../../scripts/samples/samples.ts";
import { lineOf, skillOf } from "./theatre.ts";

/** The apps of a sample with switches: its own, and the scripts beside it unless they are a sample too. */
export function switched(name: string) {
  const line = lineOf(name);
  const skill = skillOf(name);
  const app = switchGuards(skill, line.starter);
  const scripts = hasOwnScripts(name)
    ? switchGuards(skill, "node", app.guards.length + 1)
    : undefined;
  const guards = [
    ...app.guards.map((guard) => ({ ...guard, starter: line.starter })),
    ...(scripts?.guards ?? []).map((guard) => ({ ...guard, starter: "node" })),
  ];
  const rewrite = (starter: string, path: string, code: string): string =>
    (starter === line.starter ? app : scripts)?.codes.get(path) ?? code;
  return { guards, rewrite, migrations: app.migrations };
}

/** Scripts without a line of their own are tried with the first app of their skill. */
function hasOwnScripts(name: string): boolean {
  const line = lineOf(name);
  const family = samples.filter(({ skill }) => skill === line.skill);
  return family[0] === line && !family.some(({ starter }) => starter === "node");
}
