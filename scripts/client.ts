import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { cloneHead, uncommitted } from "./client/clone.ts";
import { installClient } from "./client/install-client.ts";
import { startModel } from "./client/model.ts";
import { askForEach } from "./client/skill-loads.ts";
import { type Step, tryClone, tryGitHub } from "./client/trial.ts";
import { readSkill } from "./pack/skill.ts";
import { listSkills } from "./pack/walk.ts";

const usage = `Usage: npm run client

Installs the committed pack with the real Claude Code client and loads every skill in a session.
The client has a home of its own and a scripted model on this machine: no account, no network.
The first run installs the client (360 MB) into .cache/client.
`;

const root = join(import.meta.dirname, "..");
const [argument] = process.argv.slice(2);
if (argument !== undefined) {
  process.stdout.write(usage);
  process.exitCode = argument === "--help" ? 0 : 2;
} else process.exitCode = await run();

async function run(): Promise<number> {
  const client = await installClient(join(root, ".cache/client"));
  if ("problem" in client) {
    console.error(client.problem);
    return 1;
  }
  const folder = mkdtempSync(join(tmpdir(), "clerk-pack-client-"));
  const changed = uncommitted(root).length;
  if (changed > 0) process.stderr.write(`Not in the clone: ${changed} uncommitted paths\n`);
  try {
    return await report(trials(client.program, folder));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function* trials(program: string, folder: string): AsyncGenerator<Step> {
  const clone = join(folder, "clerk-pack");
  cloneHead(root, clone);
  const skills = listSkills(clone, ["skills"]).map((directory) => readSkill(clone, directory));
  const model = await startModel(askForEach(skills));
  const trial = (name: string) => ({
    client: { program, home: join(folder, name), modelUrl: model.url },
    model,
    clone,
    skills,
    project: join(folder, "project"),
  });
  try {
    yield* tryClone(trial("home"));
    yield* tryGitHub(trial("other-home"));
  } finally {
    model.close();
  }
}

async function report(steps: AsyncIterable<Step>): Promise<number> {
  const problems: string[] = [];
  for await (const step of steps) {
    process.stdout.write(`$ ${step.command}\n${step.output.trim()}\n\n`);
    problems.push(...step.problems.map((problem) => `${step.command}: ${problem}`));
  }
  const verdict = problems.length === 0 ? "No problems" : problems.join("\n");
  process.stdout.write(`${verdict}\n`);
  return problems.length === 0 ? 0 : 1;
}
