import type { Block } from "../../pack/block.ts";
import type { Pack, Skill } from "../../pack/pack.ts";
import { type Compiled, type Compiler, startCompiler } from "../../samples/compile.ts";
import type { Facts } from "../../samples/facts.ts";
import { type Project, projectsOf } from "../../samples/project.ts";

/** A block in one app, and what the compiler says about it there. */
export interface CompiledBlock {
  block: Block;
  facts: Facts;
}

/** A starter's own file, in an app where blocks replace some of its files. */
interface Bystander {
  path: string;
  starter: string;
  facts: Facts;
  replacing: Block;
}

export interface CompiledSkill {
  blocks: CompiledBlock[];
  bystanders: Bystander[];
}

const compilers = new Map<string, Compiler>();
const done = new WeakMap<Skill, Promise<CompiledSkill>>();

/** The first check that asks has all skills compiled at once; the others find them here. */
export async function compiledSkills(
  { skills }: Pack,
  typesFrom: string,
): Promise<CompiledSkill[]> {
  const missing = skills.filter((skill) => !done.has(skill));
  if (missing.length > 0) compileAll(missing, typesFrom);
  return Promise.all(skills.flatMap((skill) => done.get(skill) ?? []));
}

function compileAll(skills: Skill[], typesFrom: string): void {
  const projects = skills.map(projectsOf);
  const compiled = compilerFor(typesFrom).compile(projects.flat());
  let taken = 0;
  for (const [i, skill] of skills.entries()) {
    const own = projects[i] ?? [];
    const from = taken;
    taken += own.length;
    done.set(
      skill,
      compiled.then((all) => join(own, all.slice(from, from + own.length))),
    );
  }
  compiled.catch(() => skills.forEach((skill) => done.delete(skill)));
}

function join(projects: Project[], compiled: Compiled[]): CompiledSkill {
  const blocks = projects.flatMap(({ sources }, i) =>
    sources.flatMap(({ block }, j) => {
      const facts = compiled[i]?.sources[j];
      return facts ? { block, facts } : [];
    }),
  );
  return { blocks, bystanders: projects.flatMap((project, i) => broken(project, compiled[i])) };
}

function broken(project: Project, compiled: Compiled | undefined): Bystander[] {
  const { bystanders, starter = "", replacing } = project;
  return bystanders.flatMap((path, i) => {
    const facts = compiled?.bystanders[i];
    return facts && replacing ? { path, starter, facts, replacing } : [];
  });
}

export function compilerFor(typesFrom: string): Compiler {
  const compiler = compilers.get(typesFrom) ?? startCompiler(typesFrom);
  compilers.set(typesFrom, compiler);
  return compiler;
}

/** Ends every compiler process. */
export async function closeCompilers(): Promise<void> {
  const open = [...compilers.values()];
  compilers.clear();
  await Promise.all(open.map((compiler) => compiler.close()));
}
