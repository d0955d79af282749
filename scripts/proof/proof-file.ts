import type { Skill } from "../pack/pack.ts";
import { blocksOf } from "../samples/grow.ts";
import { type Proof, type SkillProof, sum } from "./skill-proof.ts";

/** What `PROOF.md` says; it is also where the figures of skills that were not proved anew are kept. */
export function renderProof({ skills, excuses }: Proof, pack: readonly Skill[]): string {
  const unproved = pack.flatMap(notRun);
  return [
    introduction,
    table(
      [
        "Skill",
        "Code",
        "Blocks",
        "Compiled",
        "Lines",
        "In apps",
        "Executed",
        "Guards",
        "Tried",
        "Red",
        "Excused",
      ],
      [...skills.map(row), totals(skills)],
    ),
    "## Not run",
    unproved.length === 0
      ? "Every file is part of an app that a journey runs."
      : table(["Skill", "File", "Why"], unproved),
    "## Not compiled",
    table(["Skill", "Blocks", "Why"], pack.flatMap(notCompiled)),
    "## Guards that no attack can show",
    excuses.length === 0
      ? "None."
      : table(
          ["Skill", "Guard", "Why"],
          excuses.map(({ skill, guard, reason }) => [skill, guard, reason]),
        ),
  ]
    .join("\n\n")
    .concat("\n");
}

const introduction = `# Proof

\`npm run proof\` wrote this: it compiles every sample, builds the apps that the skills' titled blocks make, walks through them in Chromium on the local dev instance, and takes their guards out one by one. None of it ran against Clerk itself.

- **Code** changes when a skill's code does; the figures beside it are about that code.
- **Lines** are those of TypeScript that do something when they run; **in apps**, those of blocks with a title; **executed**, those of them that a journey ran.
- A **guard** is what keeps somebody out. **Tried** were taken out; **red** are those without which an attack succeeded.`;

export function parseProof(text: string): Proof {
  const rows = text
    .split("\n")
    .filter((line) => line.startsWith("|"))
    .map(cells);
  return {
    skills: rows.flatMap(skillFrom),
    excuses: rowsAfter(text, "## Guards that no attack can show").map(
      ([skill = "", guard = "", reason = ""]) => ({ skill, guard, reason }),
    ),
  };
}

function row({ skill, code, guards, ...rest }: SkillProof): string[] {
  const { blocks, compiled, lines, titledLines, executedLines } = rest;
  const { found, tried, red, excused } = guards;
  const counts = [blocks, compiled, lines, titledLines, executedLines, found, tried, red, excused];
  return [skill, code, ...counts.map(String)];
}

function totals(skills: readonly SkillProof[]): string[] {
  const rows = skills.map((one) => row(one).slice(2).map(Number));
  const columns = rows[0] ?? [];
  return ["**All**", "", ...columns.map((_, i) => String(sum(rows.map((one) => one[i] ?? 0))))];
}

function skillFrom([skill = "", code = "", ...counts]: string[]): SkillProof[] {
  if (!/^[0-9a-f]{12}$/.test(code)) return [];
  const [blocks = 0, compiled = 0, lines = 0, titledLines = 0, executedLines = 0, ...rest] =
    counts.map(Number);
  const [found = 0, tried = 0, red = 0, excused = 0] = rest;
  const guards = { found, tried, red, excused };
  return [{ skill, code, blocks, compiled, lines, titledLines, executedLines, guards }];
}

function notRun(skill: Skill): string[][] {
  return blocksOf(skill).flatMap(({ title = "", unrun }) =>
    unrun === undefined ? [] : [[skill.name, title, unrun]],
  );
}

function notCompiled(skill: Skill): string[][] {
  const why = blocksOf(skill).flatMap(({ error, fragment }) => {
    if (error !== undefined) return `expected to fail with ${error}`;
    return fragment === undefined ? [] : `fragment: ${fragment}`;
  });
  return [...new Set(why)].map((reason) => [
    skill.name,
    String(why.filter((one) => one === reason).length),
    reason,
  ]);
}

function table(heads: string[], rows: string[][]): string {
  const lines = [heads, heads.map(() => "---"), ...rows.map((one) => one.map(escaped))];
  return lines.map((one) => `| ${one.join(" | ")} |`).join("\n");
}

function escaped(cell: string): string {
  return cell.replaceAll("|", String.raw`\|`);
}

function cells(line: string): string[] {
  const inner = line
    .trim()
    .slice(1, -1)
    .split(/(?<!\\)\|/);
  return inner.map((cell) => cell.trim().replaceAll(String.raw`\|`, "|"));
}

function rowsAfter(text: string, heading: string): string[][] {
  const lines = text.slice(text.indexOf(heading)).split("\n");
  return lines
    .filter((line) => line.startsWith("|"))
    .map(cells)
    .slice(2);
}
