import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { exitWith } from "./command/exit-with.ts";
import { readArguments } from "./command/read-arguments.ts";
import { WrongUsage } from "./command/wrong-usage.ts";
import { type Pack, readPack, type Skill } from "./pack/pack.ts";
import { shortfalls } from "./proof/compare.ts";
import { renderProof } from "./proof/proof-file.ts";
import { prove, readProof } from "./proof/prove.ts";
import { summaryOf } from "./proof/summary.ts";

const HELP = `Proves what the skills show, and writes it to PROOF.md.

  npm run proof [-- SKILL…]             compile every block, walk through the apps, follow the lines
  npm run proof -- --mutate [SKILL…]    take each guard out: an attacker must get in

  --share N    only one skill in N, another one each day
  --check      change nothing; fail where PROOF.md says more than was seen
  --json       print the figures as one object
  --help       print this

Exit code: 0 proved, 1 not, 2 wrong usage.
`;

function readOptions() {
  return readArguments({
    allowPositionals: true,
    options: {
      mutate: { type: "boolean", default: false },
      share: { type: "string", default: "1" },
      check: { type: "boolean", default: false },
      json: { type: "boolean", default: false },
      help: { type: "boolean", default: false },
    },
  });
}

async function main(): Promise<number> {
  const { values: options, positionals } = readOptions();
  if (options.help) {
    process.stdout.write(HELP);
    return 0;
  }
  const pack = readPack(process.cwd());
  const skills = sharedOut(chosen(pack, positionals), options.share);
  const kind = options.mutate ? "guards" : "walk";
  const { proof, problems } = await prove({ pack, skills, kind });
  if (options.check) problems.push(...shortfalls(readProof(pack.root), proof));
  else writeFileSync(join(pack.root, "PROOF.md"), renderProof(proof, pack.skills));
  process.stdout.write(options.json ? `${JSON.stringify(summaryOf(proof))}\n` : summaryText(proof));
  for (const problem of problems) process.stderr.write(`${problem}\n`);
  return problems.length > 0 ? 1 : 0;
}

function chosen({ skills }: Pack, names: readonly string[]): Skill[] {
  const known = skills.map(({ name }) => name);
  const unknown = names.find((name) => !known.includes(name));
  if (unknown !== undefined)
    throw new WrongUsage(`Unexpected skill ${unknown}, expected one of ${known.join(", ")}`);
  return names.length === 0 ? skills : skills.filter(({ name }) => names.includes(name));
}

/** One in `share`, so that every skill has its day. */
function sharedOut(skills: Skill[], share: string): Skill[] {
  const parts = Number(share);
  if (!Number.isInteger(parts) || parts < 1)
    throw new WrongUsage(`Unexpected --share ${share}, expected a number from 1`);
  const today = Math.floor(Date.now() / 86_400_000);
  return skills.filter((_, index) => index % parts === today % parts);
}

function summaryText(proof: Parameters<typeof summaryOf>[0]): string {
  const { blocks, compiled, titledLines, executedLines, guards } = summaryOf(proof);
  const share = titledLines === 0 ? 0 : Math.round((100 * executedLines) / titledLines);
  return [
    `${compiled} of ${blocks} blocks compiled`,
    `${executedLines} of ${titledLines} lines in apps executed (${share} %)`,
    `${guards.red} of ${guards.tried} guards tried were red, ${guards.excused} excused, ${guards.found} found`,
    "",
  ].join("\n");
}

await exitWith(main);
