import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

import { z } from "zod";

import type { Skill } from "../pack/skill.ts";
import { type Client, type Outcome, runClient } from "./client.ts";
import type { Model } from "./model.ts";
import { loadProblems } from "./skill-loads.ts";

/** One command as a user would type it, what it printed, and what was wrong with that. */
export interface Step {
  command: string;
  output: string;
  problems: string[];
}

export interface Trial {
  client: Client;
  model: Model;
  /** A clean clone of the pack. */
  clone: string;
  skills: Skill[];
  /** An empty folder that stands for the user's project. */
  project: string;
}

const plugin = "clerk-pack@clerk-pack";

/** Validates, installs and uses the pack as somebody with a clone of it would. */
export async function* tryClone(trial: Trial): AsyncGenerator<Step> {
  mkdirSync(trial.project, { recursive: true });
  for (const target of [".", ".claude-plugin/plugin.json"]) {
    yield await step(trial, ["plugin", "validate", "--strict", "--profile", "directory", target]);
  }
  yield await step(trial, ["plugin", "marketplace", "add", "./"]);
  yield await step(trial, ["plugin", "install", plugin]);
  yield* inspect(trial);
  yield await session(trial);
}

/** Installs it as most users do: by the name of a GitHub repository, which git is told is the clone. */
export async function* tryGitHub(trial: Trial): AsyncGenerator<Step> {
  const repository = "clerk-pack/clerk-pack";
  const { home } = trial.client;
  mkdirSync(home, { recursive: true });
  const redirect = `[url "${pathToFileURL(trial.clone).href}"]
	insteadOf = https://github.com/${repository}.git
	insteadOf = git@github.com:${repository}.git
`;
  writeFileSync(join(home, ".gitconfig"), redirect);
  yield await step(trial, ["plugin", "install", "clerk-pack", "--marketplace", repository]);
  yield* inspect(trial);
}

async function* inspect(trial: Trial): AsyncGenerator<Step> {
  yield await step(trial, ["plugin", "list", "--json"], listProblems);
  yield await step(trial, ["plugin", "details", "clerk-pack"], (printed) =>
    detailsProblems(printed, trial.skills),
  );
}

const Session = z.object({ is_error: z.boolean(), permission_denials: z.array(z.unknown()) });

async function session({ client, model, project, skills }: Trial): Promise<Step> {
  const args = ["-p", "Load every skill of the pack.", "--output-format", "json"];
  const outcome = await runClient(client, project, args);
  const problems = [...failures(outcome), ...loadProblems(skills, model.asked)];
  if (problems.length === 0) {
    const { is_error, permission_denials } = Session.parse(JSON.parse(outcome.stdout));
    if (is_error) problems.push("Unexpected error in the session");
    if (permission_denials.length > 0)
      problems.push(`Unexpected questions: ${JSON.stringify(permission_denials)}`);
  }
  const loaded = skills.map(({ name }) => `loaded ${name}`).join("\n");
  const output = problems.length === 0 ? loaded : outcome.stdout + outcome.stderr;
  return { command: shown(args), output, problems };
}

async function step(
  { client, clone }: Trial,
  args: string[],
  judge: (printed: string) => string[] = () => [],
): Promise<Step> {
  const outcome = await runClient(client, clone, args);
  const failed = failures(outcome);
  const problems = failed.length > 0 ? failed : judge(outcome.stdout);
  return { command: shown(args), output: outcome.stdout + outcome.stderr, problems };
}

function failures({ status }: Outcome): string[] {
  return status === 0 ? [] : [`Unexpected exit ${status}, expected 0`];
}

function shown(args: string[]): string {
  return ["claude", ...args.map((arg) => (arg.includes(" ") ? `"${arg}"` : arg))].join(" ");
}

const Installed = z.array(z.object({ id: z.string(), enabled: z.boolean() }));

function listProblems(printed: string): string[] {
  const plugins = Installed.parse(JSON.parse(printed));
  if (plugins.some(({ id, enabled }) => id === plugin && enabled)) return [];
  return [`Unexpected list, expected \`${plugin}\` in it and enabled`];
}

function detailsProblems(printed: string, skills: Skill[]): string[] {
  const words = new Set(printed.split(/[\s,]+/));
  return skills
    .filter(({ name }) => !words.has(name))
    .map(({ name }) => `Unexpected details without \`${name}\`, expected every skill`);
}
