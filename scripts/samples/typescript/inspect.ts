import type { Project as Opened } from "typescript/unstable/async";

import type { Compiled } from "../compile.ts";
import type { Laid } from "./desk.ts";
import { factsOf } from "./facts-of.ts";
import { ask, type Said } from "./said.ts";

type Read = (path: string) => string;

/** What there is to know about each project. */
export async function inspect(laid: Laid[], read: Read): Promise<Compiled[]> {
  const programs = [...new Set(laid.map(({ opened }) => opened))];
  const inspected = programs.map(async (opened) => {
    const members = laid.filter((one) => one.opened === opened);
    const said = await askAbout(opened, members);
    return Promise.all(members.map(async (one) => [one, await compile(one, said, read)] as const));
  });
  const compiled = new Map((await Promise.all(inspected)).flat());
  return laid.flatMap((one) => compiled.get(one) ?? []);
}

function askAbout(opened: Opened, members: Laid[]): Promise<Said> {
  const isAll = members.length === members[0]?.sharedBy;
  return ask(opened, isAll ? undefined : members.flatMap(pathsIn));
}

function pathsIn({ project, folder }: Laid): string[] {
  const paths = [...project.sources.map(({ path }) => path), ...project.bystanders];
  return paths.map((path) => `${folder}/${path}`);
}

async function compile({ project, folder, alias, opened }: Laid, said: Said, read: Read) {
  const { restore } = alias;
  const facts = (path: string, parseOnly: boolean) =>
    factsOf({ folder, path: `${folder}/${path}`, parseOnly, restore, read }, opened, said);
  const [sources, bystanders] = await Promise.all([
    Promise.all(project.sources.map(({ path, parseOnly }) => facts(path, parseOnly))),
    Promise.all(project.bystanders.map((path) => facts(path, false))),
  ]);
  return { sources, bystanders };
}
