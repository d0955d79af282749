import { join } from "node:path";

import { afterAll, expect, test } from "vitest";

import { readPack } from "../../scripts/pack/pack.ts";
import { startCompiler } from "../../scripts/samples/compile.ts";
import type { Facts } from "../../scripts/samples/facts.ts";
import { projectsOf } from "../../scripts/samples/project.ts";
import { ask } from "./oracle.ts";

const home = join(import.meta.dirname, "../..");
const compiler = startCompiler(home);
afterAll(() => compiler.close());

const packs = ["skills", "test/lint/types", "test/lint/types.stale", "test/lint/context"];
const projects = packs.flatMap((pack) => {
  const { skills } = readPack(join(home, pack), ["."]);
  return skills
    .flatMap(projectsOf)
    .map((project) => ({ name: `${pack} ${project.name}`, project }));
});

function wordsOf({ syntax, mistakes, deprecations }: Facts): string[] {
  const all = [...syntax, ...mistakes, ...deprecations];
  return all.map(({ start, code }) => `${start} TS${code}`).toSorted();
}

test.each(projects)(
  "TypeScript 6 says the same about $name",
  { timeout: 60_000 },
  async ({ project }) => {
    const [compiled] = await compiler.compile([project]);
    expect(compiled?.sources.map(wordsOf)).toEqual(ask(project));
  },
);
