import type { Project as Opened } from "typescript/unstable/async";

import { aheadOf } from "../ahead.ts";
import { type Alias, createAlias } from "../alias.ts";
import type { Compiled } from "../compile.ts";
import { createFootprints, type Footprints } from "../footprint.ts";
import { createGroups, type Group, type Groups } from "../groups.ts";
import type { Project } from "../project.ts";
import { rootsOf } from "../roots.ts";
import { aliasesOf, configName, configText } from "../tsconfig.ts";
import { inspect } from "./inspect.ts";
import { type Session, startSession } from "./session.ts";
import { withoutJsx } from "./without-jsx.ts";

/** Where projects are laid before the compiler; they stay there, to be checked again fast. */
export interface Desk {
  /** Has the compiler read what these texts import, before it is known what they are. */
  readAhead(texts: string[]): void;
  check(projects: Project[]): Promise<Compiled[]>;
  close(): Promise<void>;
}

/** A project, and where the compiler finds it. */
export interface Laid {
  project: Project;
  folder: string;
  alias: Alias;
  opened: Opened;
  /** How many projects are in that program. */
  sharedBy: number;
}

interface State {
  session: Session;
  footprints: Footprints;
  groups: Groups;
  /** Each project's own, for its folder and its aliases. */
  numbers: Map<string, number>;
}

/** `typesFrom` is the folder whose node_modules the projects import from. */
export function openDesk(typesFrom: string): Desk {
  const session = startSession(typesFrom);
  const footprints = createFootprints(typesFrom);
  const groups = createGroups(footprints);
  const state: State = { session, footprints, groups, numbers: new Map() };
  return {
    readAhead: (texts) => void readAhead(session, texts).catch(() => undefined),
    check: (projects) => Promise.race([check(state, projects), session.ended]),
    close: () => session.end(),
  };
}

async function readAhead(session: Session, texts: string[]): Promise<void> {
  const folder = `${session.root}/ahead`;
  const files = Array.from(aheadOf(texts), ([path, text]) => [`${folder}/${path}`, text] as const);
  session.put(folder, new Map(files));
  await session.open([`${folder}/${configName}`]);
}

/** A person edits a skill or two, in two or three apps; a tool that changes more is not watched. */
const editedAtOnce = 6;

async function check(state: State, projects: Project[]): Promise<Compiled[]> {
  const isEdit = state.numbers.size > 0 && projects.length <= editedAtOnce;
  const laid = await withoutJsx(await lay(state, projects, isEdit), (others) =>
    lay(state, others, isEdit),
  );
  return inspect(laid, state.session.read);
}

/** What the compiler may look at; a style sheet has its types from elsewhere. */
const isRead = /\.(?:[cm]?[jt]sx?|json)$/;

/** What a shared program turns out to contain may part those that share it. */
async function lay(state: State, projects: Project[], isEdit: boolean): Promise<Laid[]> {
  const assigned = state.groups.assign(projects, isEdit);
  const groups = [...new Set(assigned)];
  for (const group of groups) putGroup(state, group);
  const opened = await state.session.open(
    groups.map((group) => `${folderOf(state, group)}/${configName}`),
  );
  const shared = opened.filter((_, i) => (groups[i]?.members.size ?? 0) > 1);
  const files = await Promise.all(shared.map(({ program }) => program.getSourceFileNames()));
  if (files.map((names) => state.footprints.learn(names)).includes(true)) {
    const again = state.groups.assign(projects, isEdit);
    if (again.some((group, i) => group !== assigned[i])) return lay(state, projects, isEdit);
  }
  return projects.flatMap((project, i) => {
    const group = assigned[i];
    const one = group && opened[groups.indexOf(group)];
    if (!group || !one) return [];
    const folder = `${folderOf(state, group)}/${numberOf(state, project)}`;
    const { size: sharedBy } = group.members;
    return { project, folder, alias: aliasFor(state, project), opened: one, sharedBy };
  });
}

function folderOf({ session }: State, { name }: Group): string {
  return `${session.root}/${name}`;
}

function numberOf({ numbers }: State, { name }: Project): number {
  const number = numbers.get(name) ?? numbers.size;
  numbers.set(name, number);
  return number;
}

function aliasFor(state: State, project: Project): Alias {
  const number = numberOf(state, project);
  return createAlias(number, aliasesOf(project), String(number));
}

function putGroup(state: State, group: Group): void {
  const folder = folderOf(state, group);
  const [first] = group.members.values();
  const files = new Map([[`${folder}/tsconfig.json`, first?.files.get("tsconfig.json") ?? "{}"]]);
  const roots: string[] = [];
  const paths: Record<string, string[]> = {};
  for (const project of group.members.values()) {
    const own = String(numberOf(state, project));
    const alias = aliasFor(state, project);
    Object.assign(paths, alias.paths);
    for (const [path, text] of project.files)
      if (isRead.test(path)) files.set(`${folder}/${own}/${path}`, alias.hide(text));
    roots.push(...rootsOf(project).map((path) => `${own}/${path}`));
  }
  files.set(`${folder}/${configName}`, configText(group.starter, roots, paths));
  state.session.put(folder, files);
}
